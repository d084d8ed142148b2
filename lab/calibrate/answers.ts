/** Stored DetectFaces answers with labels: one JSON file per photo, what `npx node lab/calibrate/cli.ts` learns from. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FaceDetail } from '../../dev/face-engine/types.ts';

export interface StoredAnswer {
  /** Path of the photo, relative to the folder of the answers or absolute. */
  readonly photo: string;
  /** `code`: the gate's code that a person would give, or `ok`. */
  readonly labels: { readonly monk?: number; readonly code?: string };
  /** `FaceDetails` of the answer, as the SDK or the wire gives it. */
  readonly faceDetails: readonly FaceDetail[];
}

export const readAnswers = (folder: string): readonly StoredAnswer[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as StoredAnswer)
    .map((answer) => ({ ...answer, photo: path.resolve(folder, answer.photo) }));

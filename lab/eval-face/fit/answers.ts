/** Stored DetectFaces answers with labels: one JSON file per photo, what `npx node lab/eval-face/calibrate.ts` learns from. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FaceDetail } from '../../../dev/face-engine/types.ts';
import type { LabelledPhoto } from '../dataset.ts';

export interface Labels {
  readonly monk?: number;
  readonly undertone?: string;
  /** The gate's code that a person would give, or `ok`. */
  readonly code?: string;
}

export interface StoredAnswer {
  /** Path of the photo, relative to the folder of the answers or absolute. Skin is only fitted where it can be read. */
  readonly photo: string;
  /** The same for all photos of one person, so that nobody is in both halves of a fold. */
  readonly person: string;
  readonly labels: Labels;
  /** `FaceDetails` of the answer, as the SDK or the wire gives it. */
  readonly faceDetails: readonly FaceDetail[];
}

const labelsOf = ({ monk, undertone, expect }: LabelledPhoto): Labels => ({
  ...(monk === undefined ? {} : { monk }),
  ...(undertone === undefined ? {} : { undertone }),
  ...(expect === undefined ? {} : { code: /^[a-z_]+/.exec(expect)?.[0] ?? expect }),
});

export const storeAnswer = (folder: string, photo: LabelledPhoto, faceDetails: readonly FaceDetail[]): void => {
  mkdirSync(folder, { recursive: true });
  const answer: StoredAnswer = {
    photo: path.resolve(photo.file),
    person: photo.person,
    labels: labelsOf(photo),
    faceDetails,
  };
  writeFileSync(path.join(folder, `${photo.id.replaceAll(/[^\w.-]/g, '_')}.json`), JSON.stringify(answer));
};

export const readAnswers = (folder: string): readonly StoredAnswer[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as StoredAnswer)
    .map((answer) => ({ ...answer, photo: path.resolve(folder, answer.photo) }));

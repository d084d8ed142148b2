/** What the fit of the tone learns from: each stored photo, unchanged and under every change of the suite, as numbers. */
import { existsSync, readFileSync } from 'node:fs';
import { decodeSelfie } from '../../src/lib/adapters/image/image.ts';
import { CONTRASTS } from '../../src/lib/face/skin/contrast.ts';
import { hueOffset } from '../../src/lib/face/skin/monk.ts';
import { lightRisks } from '../../src/lib/face/skin/risks.ts';
import type { StoredAnswer } from './answers.ts';
import { detections, readingOf } from './measure.ts';
import { SUITE } from './perturb.ts';
import type { Row } from './regression.ts';
import { UNCHANGED } from './run.ts';

export interface SkinExample {
  readonly person: string;
  /** 0 for the first photo of a person, 1 for the next, such as a smiling one. */
  readonly photo: number;
  readonly variant: string;
  /** Absent when nobody rated the person; the change from photo to photo still teaches what to ignore. */
  readonly monk?: number;
  /** Degrees. */
  readonly ita: number;
  readonly hue: number;
  /** In the order of `CONTRASTS`; absent when the eyes were not read. */
  readonly contrasts?: Row;
  readonly risks: ReturnType<typeof lightRisks>;
}

const changes: readonly (readonly [string, (bytes: Uint8Array) => Promise<Uint8Array>])[] = [
  [UNCHANGED, (bytes) => Promise.resolve(bytes)],
  ...Object.entries(SUITE),
];

const examplesOf = async (answer: StoredAnswer, photo: number): Promise<SkinExample[]> => {
  const bytes = readFileSync(answer.photo);
  const faces = detections(answer.faceDetails);
  const { monk } = answer.labels;
  const examples: SkinExample[] = [];
  for (const [variant, change] of changes) {
    const image = await decodeSelfie(await change(bytes));
    const reading = image.ok ? await readingOf(faces, image.value) : undefined;
    if (reading === undefined) continue;
    const { ita, lab, contrasts } = reading.skin;
    examples.push({
      person: answer.person,
      photo,
      variant,
      ...(monk === undefined ? {} : { monk }),
      ita,
      hue: hueOffset(lab),
      ...(contrasts === undefined ? {} : { contrasts: CONTRASTS.map((name) => contrasts[name]) }),
      risks: lightRisks(reading.skin, reading.face),
    });
  }
  return examples;
};

/** Good photos only, that is: those without a code that a person would refuse them for. */
export const skinExamples = async (answers: readonly StoredAnswer[]): Promise<SkinExample[]> => {
  const seen = new Map<string, number>();
  const examples: SkinExample[] = [];
  for (const answer of answers) {
    if ((answer.labels.code ?? 'ok') !== 'ok' || !existsSync(answer.photo)) continue;
    const photo = seen.get(answer.person) ?? 0;
    seen.set(answer.person, photo + 1);
    examples.push(...(await examplesOf(answer, photo)));
  }
  return examples;
};

/** Measures every photo of the folder, and the rated ones under each change, into plain rows. */
import { readFileSync } from 'node:fs';
import type { FaceProfile } from '../../src/lib/face/types.ts';
import { baselineTones } from './baselines.ts';
import type { LabelledPhoto } from './dataset.ts';
import { type Detect, measure, type Measurement } from './measure.ts';
import { HANDLING, SUITE } from './perturb.ts';

export const UNCHANGED = 'unchanged';

export interface ResultRow {
  readonly photo: LabelledPhoto;
  readonly variant: string;
  /** The contract's code, or `ok`. */
  readonly code: string;
  readonly profile?: FaceProfile;
  /** Monk tone by each baseline; absent when the photo was refused. */
  readonly baselines?: Readonly<Record<string, number>>;
}

export interface RunOptions {
  readonly photos: readonly LabelledPhoto[];
  readonly detect: Detect;
  /** Called after each photo. */
  readonly progress: (done: number, all: number) => void;
}

const toRow = (photo: LabelledPhoto, variant: string, { code, profile, reading }: Measurement): ResultRow => ({
  photo,
  variant,
  code,
  ...(profile === undefined ? {} : { profile }),
  ...(reading === undefined ? {} : { baselines: baselineTones(reading) }),
});

/** Every tenth photo is also turned, compressed and tagged; light changes are made of every rated one. */
const HANDLED_EVERY = 10;

const changesFor = (photo: LabelledPhoto, index: number) => ({
  ...(photo.monk !== undefined && photo.kind !== 'smiling' && photo.kind !== 'hard' ? SUITE : {}),
  ...(photo.kind !== 'hard' && index % HANDLED_EVERY === 0 ? HANDLING : {}),
});

export const runAll = async ({ photos, detect, progress }: RunOptions): Promise<readonly ResultRow[]> => {
  const rows: ResultRow[] = [];
  for (const [index, photo] of photos.entries()) {
    const bytes = readFileSync(photo.file);
    rows.push(toRow(photo, UNCHANGED, await measure(bytes, detect)));
    for (const [variant, change] of Object.entries(changesFor(photo, index))) {
      rows.push(toRow(photo, variant, await measure(await change(bytes), detect)));
    }
    progress(index + 1, photos.length);
  }
  return rows;
};

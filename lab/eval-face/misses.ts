/** Whether anything that is known of a photo tells that its depth will be misread: how well each number parts misses from the rest. */
import { toneOfEvidence } from '../../src/lib/face/skin/depth.ts';
import { monkOfIta } from '../../src/lib/face/skin/monk.ts';
import { UNCHANGED } from './examples.ts';
import { isTaught } from './fit/fit-depth.ts';
import { isRight, type Judged, share } from './judge.ts';

type Known = Required<Pick<Judged, 'evidence' | 'measured' | 'depth'>>;

const SIGNS: Readonly<Record<string, (known: Known) => number>> = {
  'tone read': ({ depth }) => depth.tone,
  'tone off the middle': ({ depth }) => Math.abs(depth.tone - 5),
  'tone against lightness alone': ({ depth, evidence }) => Math.abs(depth.tone - monkOfIta(evidence.middleIta)),
  'with against without lips': ({ evidence }) =>
    Math.abs(toneOfEvidence(evidence) - toneOfEvidence({ ...evidence, lipRedness: Infinity })),
  'spread of the patches': ({ evidence }) => evidence.patchSpread,
  'doubt of the light': ({ measured }) => measured.reading.hueError,
  'light that is not even': ({ measured }) => Number(measured.profile.skin.lighting !== 'even'),
  brightness: ({ measured }) => measured.profile.quality.brightness,
  sharpness: ({ measured }) => measured.profile.quality.sharpness,
  turn: ({ measured }) => Math.abs(measured.profile.quality.yaw),
};

/** Chance that a miss has more of it than a reading that is right; 0.5 says nothing (Hanley & McNeil 1982). */
const partedBy = (misses: readonly number[], right: readonly number[]): number => {
  const wins = misses.flatMap((miss) => right.map((one) => (miss > one ? 1 : miss === one ? 0.5 : 0)));
  return wins.reduce((sum: number, win) => sum + win, 0) / wins.length;
};

export const missFigures = (judged: readonly Judged[]) => {
  const rated = judged.filter((one) => one.variant === UNCHANGED && isTaught(one) && !one.photo.isFurther);
  const known = rated.flatMap((one) => {
    const { evidence, measured, depth } = one;
    return evidence && measured ? [{ known: { evidence, measured, depth }, isMiss: !isRight(one) }] : [];
  });
  return Object.entries(SIGNS).map(([sign, read]) => {
    const of = (isMiss: boolean) => known.filter((one) => one.isMiss === isMiss).map((one) => read(one.known));
    const [misses, right] = [of(true), of(false)];
    const sorted = known.toSorted((a, b) => read(b.known) - read(a.known));
    const quarter = sorted.slice(0, Math.round(sorted.length / 4));
    return {
      sign,
      misses: misses.length,
      of: known.length,
      'more in misses': partedBy(misses, right).toFixed(2),
      'by chance': `0.50 ± ${(2 * Math.sqrt((known.length + 1) / (12 * misses.length * right.length))).toFixed(2)}`,
      'right in the quarter with most': share(quarter, ({ isMiss }) => !isMiss),
    };
  });
};

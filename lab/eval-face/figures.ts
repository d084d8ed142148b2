/** How well depth is read on people that the fit has not seen: by depth group, by light, under changed light; and who is refused. */
import { type Example, UNCHANGED } from './examples.ts';
import { isTaught } from './fit/fit-depth.ts';
import { isRight, type Judged, meanOf, share } from './judge.ts';
import { SETS } from './photos.ts';

const GROUPS = ['light', 'medium', 'tan', 'deep'] as const;
const groupOf = ({ photo: { monk = 0 } }: Example): (typeof GROUPS)[number] => {
  if (monk <= 4) return 'light';
  if (monk <= 5) return 'medium';
  return monk <= 6 ? 'tan' : 'deep';
};

const errorOf = ({ depth, photo }: Judged): number => depth.tone - (photo.monk ?? Number.NaN);
const stepsOff = ({ depth, photo }: Judged): number => Math.abs(Math.round(depth.tone) - (photo.monk ?? Number.NaN));
/** A half label is held by the range when one of its two neighbours is. */
const isHeld = ({ depth: { range }, photo: { monk = Number.NaN } }: Judged): boolean =>
  Math.ceil(monk) >= range[0] && Math.floor(monk) <= range[1];
const fixed = (values: readonly number[]): string => (values.length === 0 ? '-' : meanOf(values).toFixed(2));

/** Of the photos that are not refused: how each is read by a model that has not seen its person. */
const row = (all: readonly Judged[]) => ({
  read: all.length,
  right: share(all, isRight),
  'in range': share(all, isHeld),
  steps: fixed(all.map(({ depth: { range } }) => range[1] - range[0] + 1)),
  confidence: fixed(all.map(({ depth }) => depth.confidence)),
  bias: fixed(all.map(errorOf)),
  'mean error': fixed(all.map(stepsOff)),
  'two or more off': share(all, (one) => stepsOff(one) >= 2),
});

const isUsable = (example: Example): boolean => isTaught(example) && !example.photo.isFurther;
const isPlain = ({ variant }: Example): boolean => variant === UNCHANGED;

const codesOf = (all: readonly Example[]) => ({
  photos: all.length,
  refused: share(all, ({ code }) => code !== 'ok'),
  codes: [...Map.groupBy(all, ({ code }) => code)]
    .filter(([code]) => code !== 'ok')
    .map(([code, own]) => `${code} ${own.length}`)
    .join(', '),
});

/** Usable photos by depth group, and those that a person would refuse. */
const refusals = (plain: readonly Example[]) => {
  const usable = plain.filter(isUsable);
  const of = (set: string) => usable.filter(({ photo }) => photo.set === set);
  const rows = SETS.flatMap((set) => [
    ...GROUPS.map((group) => ({ set, photos: group, all: of(set).filter((one) => groupOf(one) === group) })),
    { set, photos: 'all', all: of(set) },
  ]);
  const bad = { set: 'wild', photos: 'to be refused', all: plain.filter(({ photo }) => photo.kind === 'refuse') };
  return [...rows, bad].map(({ set, photos, all }) => ({ set, group: photos, ...codesOf(all) }));
};

export const toneFigures = (examples: readonly Example[], judged: readonly Judged[]) => {
  const rated = judged.filter(isUsable);
  const bySet = (set: string): readonly Judged[] => rated.filter(isPlain).filter(({ photo }) => photo.set === set);
  const groups = SETS.flatMap((set) =>
    GROUPS.map((group) => ({ set, group, ...row(bySet(set).filter((one) => groupOf(one) === group)) })),
  );
  const lightness = examples
    .filter((one) => one.photo.set === 'wild' && isUsable(one))
    .flatMap((one): Judged[] => (one.byLightness ? [{ ...one, depth: one.byLightness }] : []));
  const notes = [...new Set(bySet('wild').map(({ photo }) => photo.note))];
  const variants = [...new Set(rated.map(({ variant }) => variant))];
  return {
    refusals: refusals(examples.filter(isPlain)),
    groups: [...groups, ...SETS.map((set) => ({ set, group: 'all', ...row(bySet(set)) }))],
    'without a mesh': GROUPS.map((group) => ({ group, ...row(lightness.filter((one) => groupOf(one) === group)) })),
    light: notes.map((light) => ({ light, ...row(bySet('wild').filter(({ photo }) => photo.note === light)) })),
    changes: variants.map((change) => ({ change, ...row(rated.filter(({ variant }) => variant === change)) })),
  };
};

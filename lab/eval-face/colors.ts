/** How the colors of lips, brows, irises and hair repeat between two photos of one person, and how often a word is told. */
import { hexToLab } from '../../src/lib/color.ts';
import { median } from '../../src/lib/face/statistics.ts';
import type { FeatureColors } from '../../src/lib/face/types.ts';
import { ciede2000 } from '../../src/lib/looks/catalogue/ciede2000.ts';
import { type Example, UNCHANGED } from './examples.ts';
import { share } from './judge.ts';

const PARTS = ['lips', 'brows', 'eyes', 'hair'] as const;
type Part = (typeof PARTS)[number];
type Color = NonNullable<FeatureColors[Part]>;

const isTold = ({ name }: Color): boolean => name !== 'unknown';

const pairsOf = (photos: readonly FeatureColors[], part: Part): readonly (readonly [Color, Color])[] =>
  photos.flatMap(({ [part]: one }, i) =>
    photos.slice(i + 1).flatMap(({ [part]: other }) => (one && other ? [[one, other] as const] : [])),
  );

const rowOf = (set: string, part: Part, persons: readonly (readonly FeatureColors[])[]) => {
  const pairs = persons.flatMap((photos) => pairsOf(photos, part));
  const told = pairs.filter((pair) => pair.every(isTold));
  const apart = pairs.map(([one, other]) => ciede2000(hexToLab(one.hex), hexToLab(other.hex)));
  return {
    set,
    part,
    'name told': share(persons.flat(), ({ [part]: color }) => color !== undefined && isTold(color)),
    pairs: pairs.length,
    'CIEDE2000, median': apart.length === 0 ? '-' : median(apart).toFixed(1),
    'both told': told.length,
    'same name': share(told, ([one, other]) => one.name === other.name),
  };
};

export const colorFigures = (examples: readonly Example[]) => {
  const plain = examples.filter(({ variant }) => variant === UNCHANGED);
  const personsOf = (set: string): readonly (readonly FeatureColors[])[] => {
    const own = plain.filter(({ photo }) => photo.set === set);
    return [...Map.groupBy(own, ({ photo }) => photo.person).values()].map((photos) =>
      photos.flatMap(({ measured }) => measured?.profile.colors ?? []),
    );
  };
  return ['london', 'wild'].flatMap((set) => PARTS.map((part) => rowOf(set, part, personsOf(set))));
};

/** Figures of what is told in words: undertone and face shape. */
import { DEPTHS } from '../../../src/lib/vocabulary.ts';
import { countBy } from '../metrics.ts';
import type { ResultRow } from '../run.ts';

/** Only where a rater's word exists: no labelled undertones or shapes come with the sample photos. */
export const wordFigures = (
  rows: readonly ResultRow[],
  truth: (row: ResultRow) => string | undefined,
  told: (row: ResultRow) => string | undefined,
) => {
  const labelled = rows.filter((row) => truth(row) !== undefined && row.profile !== undefined);
  return {
    photos: labelled.length,
    right: labelled.filter((row) => truth(row) === told(row)).length / Math.max(1, labelled.length),
    unknown: labelled.filter((row) => told(row) === 'unknown').length / Math.max(1, labelled.length),
    told: countBy(rows.flatMap((row) => told(row) ?? [])),
  };
};

export const undertonesByDepth = (rows: readonly ResultRow[]) =>
  Object.fromEntries(
    DEPTHS.map((depth) => [
      depth,
      countBy(rows.flatMap(({ profile }) => (profile?.skin.depth === depth ? [profile.skin.undertone] : []))),
    ]),
  );

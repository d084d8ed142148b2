/** Words of people and of catalogues, spelled for comparison only. */

/**
 * What differs by case, composition, width, kind of apostrophe or spaces alone becomes equal. Upper case first: it undoes what lower
 * case keeps apart (ß and SS, the two small sigmas), as full case folding does (Unicode 5.18).
 */
export const fold = (word: string): string =>
  word
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFC');

/** Without empty ones and doubles, in the order given. */
export const folded = (words: readonly string[] | undefined): readonly string[] => [
  ...new Set((words ?? []).map(fold).filter((word) => word !== '')),
];

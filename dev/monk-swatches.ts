/** The ten published colors of the Monk Skin Tone scale, tone 1 first: skintone.google */
export const MONK_SWATCHES = [
  '#f6ede4',
  '#f3e7db',
  '#f7ead0',
  '#eadaba',
  '#d7bd96',
  '#a07e56',
  '#825c43',
  '#604134',
  '#3a312a',
  '#292420',
] as const;

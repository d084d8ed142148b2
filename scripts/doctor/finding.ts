/** What one check says: that all is well, that something optional is missing, or what has to be done. */

export interface Finding {
  readonly name: string;
  /** `note`: something works differently or not at all without it, and that may be wanted. */
  readonly state: 'ok' | 'note' | 'bad';
  readonly says: string;
  /** What to do about it. */
  readonly advice?: string;
}

const SIGNS = { ok: '✓', note: '·', bad: '✗' } as const;
const NAME_WIDTH = 18;

const lines = ({ name, state, says, advice }: Finding): string[] => [
  `${SIGNS[state]} ${name.padEnd(NAME_WIDTH)} ${says}`,
  ...(advice === undefined ? [] : [`  ${' '.repeat(NAME_WIDTH)} → ${advice}`]),
];

export const reportText = (findings: readonly Finding[]): string => findings.flatMap(lines).join('\n');

/** 1 when something has to be done, else 0. */
export const exitCodeOf = (findings: readonly Finding[]): number =>
  findings.some(({ state }) => state === 'bad') ? 1 : 0;

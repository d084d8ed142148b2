/** Where the time goes: for each function its largest parts. */
import { table } from '../support/machine.ts';
import type { ProfileResult, ProfileRow } from '../support/results.ts';

const SHOWN = 7;

const cells = ({ name, parts, totalMs }: ProfileRow): string[] => {
  const busy = parts.filter(([what]) => what !== 'waiting');
  const shown = busy.slice(0, SHOWN).map(([what, ms]) => `${what} ${ms.toFixed(0)}`);
  const rest = busy.slice(SHOWN).reduce((sum, [, ms]) => sum + ms, 0);
  return [name, totalMs.toFixed(0), `${shown.join(' · ')} · others ${rest.toFixed(0)}`];
};

export const profileTable = ({ rows }: ProfileResult): string =>
  table(['function', 'main thread ms', 'of it'], rows.map(cells));

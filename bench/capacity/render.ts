/** The capacity table. */
import { table } from '../support/machine.ts';
import type { CapacityResult } from '../support/results.ts';

const HEADER = ['looks of the user', 'page of 20, units', 'page of 20 saved, units', 'GET look, units'];

export const capacityTable = ({ rows }: CapacityResult): string =>
  table(
    HEADER,
    rows.map(({ looks, pageUnits, savedPageUnits, lookUnits }) => [looks, pageUnits, savedPageUnits, lookUnits]),
  );

/** Bridges the table's values and the domain's: absent instead of undefined, copies instead of read-only lists. */
import type { Preferences } from '../../looks/types.ts';

type Compact<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Drops what is undefined: an optional field of the domain is absent, never undefined. */
export const compact = <T extends object>(value: T): Compact<T> =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Compact<T>;

export const pick = <T extends object, Name extends keyof T>(value: T, names: readonly Name[]): Pick<T, Name> =>
  Object.fromEntries(names.map((name) => [name, value[name]])) as Pick<T, Name>;

/** ElectroDB's types are mutable. Empty notes are none. */
export const storedPreferences = ({ avoid, brands, budget, notes, ...rest }: Preferences) => ({
  ...rest,
  ...(notes && { notes }),
  ...(avoid && { avoid: [...avoid] }),
  ...(brands && { brands: [...brands] }),
  ...(budget && { budget: { ...budget } }),
});

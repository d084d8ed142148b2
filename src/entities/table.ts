/** The one table: its key fields, and what an entity needs to be bound to it. */
import type { EntityConfiguration } from 'electrodb';

/** Prefix of every key; changing it orphans every stored item. */
export const SERVICE = 'glamai';

/** A document client and the physical table name. */
export type TableBinding = Required<Pick<EntityConfiguration, 'client' | 'table'>>;

/** Keys keep their case: a Cognito `sub` or a product id is stored as it is. */
export const key = <const Field extends string, const Composite extends readonly string[]>(
  field: Field,
  composite: Composite,
) => ({ field, composite, casing: 'none' }) as const;

/** One import of one product list: its version, how far it came, and what became of its rows. */
import { createSchema, Entity, type EntityItem } from 'electrodb';
import { key, number, oneOf, optionalText, SERVICE, type TableBinding, text } from './shapes.ts';

export const IMPORT_STATUSES = ['running', 'done'] as const;

export const catalogImportSchema = createSchema({
  model: { service: SERVICE, entity: 'catalog-import', version: '1' },
  attributes: {
    /** The list's name; an import discontinues only what vanished from its own list. */
    source: text,
    /** `catalogVersion` of its products: the source and a hash of the file and its mapping. */
    catalogVersion: text,
    status: oneOf(IMPORT_STATUSES),
    startedAt: text,
    finishedAt: optionalText,
    /** Rows that are dealt with, from the beginning of the file: where a later run goes on. */
    rows: number,
    accepted: number,
    rejected: number,
    discontinued: number,
  },
  indexes: {
    byVersion: { pk: key('pk', ['source']), sk: key('sk', ['catalogVersion']) },
  },
} as const);

export const catalogImportEntity = (table: TableBinding) => new Entity(catalogImportSchema, table);
export type CatalogImportItem = EntityItem<ReturnType<typeof catalogImportEntity>>;

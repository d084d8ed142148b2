/** How far an import of an edition has come, kept in the table, so that any machine can go on with it. */
import { catalogImportEntity, type CatalogImportItem } from '../../src/entities/catalog-import.ts';
import type { BatchWriter } from './batch-write.ts';

export type ImportRecord = CatalogImportItem;

export interface ImportRecords {
  /** Undefined when this edition was never started. */
  read(source: string, catalogVersion: string): Promise<ImportRecord | undefined>;
  write(record: ImportRecord): Promise<void>;
}

export const importRecords = ({ client, tableName }: Pick<BatchWriter, 'client' | 'tableName'>): ImportRecords => {
  const imports = catalogImportEntity({ client, table: tableName });
  return {
    read: async (source, catalogVersion) => {
      const { data } = await imports.get({ source, catalogVersion }).go({ consistent: true });
      return data ?? undefined;
    },
    write: async (record) => {
      await imports.put(record).go();
    },
  };
};

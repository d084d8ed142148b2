import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { catalogImportSchema } from '../../../src/entities/catalog-import.ts';
import { erasureSchema } from '../../../src/entities/erasure.ts';
import { idempotencySchema } from '../../../src/entities/idempotency.ts';
import { leaseSchema } from '../../../src/entities/lease.ts';
import { lookSchema } from '../../../src/entities/look.ts';
import { presetSchema } from '../../../src/entities/preset.ts';
import { productSchema } from '../../../src/entities/product.ts';
import { quotaSchema } from '../../../src/entities/quota.ts';
import { recommendationSchema } from '../../../src/entities/recommendation.ts';
import { tombstoneSchema } from '../../../src/entities/tombstone.ts';
import { uploadSchema } from '../../../src/entities/upload.ts';
import { userSchema } from '../../../src/entities/user.ts';

const page = readFileSync(new URL('../../../docs/privacy.md', import.meta.url), 'utf8');

/** Entity -> attributes, as the page's first table has them. */
const documented = new Map(
  page
    .slice(page.indexOf('## What is kept'), page.indexOf('`product`, `preset`'))
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (entity|-)/.test(line))
    .map((line) => {
      const [, entity = '', attributes = ''] = line.split('|').map((cell) => cell.trim());
      return [entity, attributes.split(', ').sort()] as const;
    }),
);

const PERSONAL = [
  userSchema,
  uploadSchema,
  lookSchema,
  tombstoneSchema,
  quotaSchema,
  erasureSchema,
  leaseSchema,
  idempotencySchema,
  recommendationSchema,
] as const;
const CATALOGUE = [productSchema, presetSchema, catalogImportSchema] as const;

describe('docs/privacy.md', () => {
  it.each(PERSONAL.map((schema) => [schema.model.entity, Object.keys(schema.attributes).sort()] as const))(
    'names every attribute of %s',
    (entity, attributes) => {
      expect(documented.get(entity)).toEqual(attributes);
    },
  );

  it('names no entity that is not there', () => {
    expect([...documented.keys()].sort()).toEqual(PERSONAL.map(({ model }) => model.entity).sort());
  });

  it('is right that the catalogue holds nothing of a user', () => {
    const attributes = CATALOGUE.flatMap((schema) => Object.keys(schema.attributes));

    expect(attributes.filter((name) => /user/i.test(name))).toEqual([]);
  });

  it('covers every entity of the table', async () => {
    const { readdir } = await import('node:fs/promises');
    const files = await readdir(new URL('../../../src/entities', import.meta.url));
    const declared = files.filter((file) =>
      readFileSync(new URL(`../../../src/entities/${file}`, import.meta.url), 'utf8').includes('createSchema({'),
    );

    expect(declared).toHaveLength(PERSONAL.length + CATALOGUE.length);
  });
});

/** Looks through a whole list before anything is written: is the file whole, and would it empty the shelves? */
import type { Mapping } from './read/mapping.ts';
import { readVerdicts } from './read/verdicts.ts';
import type { BatchWriter } from './batch-write.ts';
import { shelved } from './vanished.ts';

/** What whoever runs the import knows better. */
export interface Allowed {
  readonly damaged?: boolean | undefined;
  readonly vanished?: boolean | undefined;
}

/** Of a list's products on the shelves. A shop drops a range now and then; more at once is more often half a file. */
const USUAL_SHARE = 0.2;

/** Nothing was changed. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
}

interface Survey {
  readonly damage: readonly string[];
  readonly productIds: ReadonlySet<string>;
}

const survey = async (file: string, mapping: Mapping): Promise<Survey> => {
  const damage: string[] = [];
  const productIds = new Set<string>();
  for await (const { line, verdict, isDamage } of readVerdicts(file, mapping, '')) {
    if (verdict.ok) productIds.add(verdict.product.productId);
    else if (isDamage === true) damage.push(`line ${line} ${verdict.problems.join('; ')}`);
  }
  return { damage, productIds };
};

/** @throws ImportRefused */
export const assertUsualShare = async (
  table: Pick<BatchWriter, 'client' | 'tableName'>,
  source: string,
  stays: ReadonlySet<string>,
): Promise<void> => {
  let all = 0;
  let gone = 0;
  for await (const { productId } of shelved(table, source)) {
    all += 1;
    if (!stays.has(productId)) gone += 1;
  }
  if (gone <= all * USUAL_SHARE) return;
  throw new ImportRefused(
    `${gone} of the ${all} products of "${source}" are not among the good rows of this list and would be discontinued. ` +
      'Nothing was changed. If they are gone, say --allow-vanished; is the file whole, and the list named right?',
  );
};

/** @throws ImportRefused for a damaged file, or one that would discontinue more than a fifth of its list */
export const assertWhole = async (
  file: string,
  mapping: Mapping,
  writer: BatchWriter | undefined,
  allowed: Allowed,
): Promise<void> => {
  const { damage, productIds } = await survey(file, mapping);
  if (damage.length > 0 && allowed.damaged !== true) {
    const shown = damage.slice(0, 3).join('\n');
    throw new ImportRefused(
      `The file is damaged or cut off:\n${shown}\nNothing was changed. Export it again, or say --allow-damaged to take the other rows.`,
    );
  }
  // A list without a good row discontinues nothing.
  if (writer && productIds.size > 0 && allowed.vanished !== true) {
    await assertUsualShare(writer, mapping.source, productIds);
  }
};

/** Products and presets as complete table items, index keys included. */
import { presetEntity } from '../../src/entities/preset.ts';
import { productEntity } from '../../src/entities/product.ts';
import { toPresetItem } from '../../src/lib/adapters/table-presets.ts';
import { toProductItem } from '../../src/lib/adapters/table-products.ts';
import type { BatchWriter } from './batch-write.ts';
import type { Preset, Product } from '../../src/lib/looks/types.ts';

type Item = Record<string, unknown>;
type Target = Pick<BatchWriter, 'client' | 'tableName'>;

/** `source` names the list that the products come from. */
export const productItems = ({ client, tableName }: Target, source: string) => {
  const products = productEntity({ client, table: tableName });
  return (product: Product): Item =>
    products.put(toProductItem(product, { source })).params<{ readonly Item: Item }>().Item;
};

export const presetItems = ({ client, tableName }: Target) => {
  const presets = presetEntity({ client, table: tableName });
  return (preset: Preset): Item => presets.put(toPresetItem(preset)).params<{ readonly Item: Item }>().Item;
};

/** Products and presets as complete table items, index keys included. */
import { presetEntity } from '../../src/entities/preset.ts';
import { productEntity } from '../../src/entities/product.ts';
import type { TableBinding } from '../../src/entities/shapes.ts';
import { toPresetItem } from '../../src/lib/adapters/table/presets.ts';
import { toProductItem } from '../../src/lib/adapters/table/catalogue.ts';
import type { Preset, Product } from '../../src/lib/looks/types.ts';

type Item = Record<string, unknown>;
export interface ItemTarget {
  readonly client: TableBinding['client'];
  readonly tableName: string;
}

/** `source` names the list that the products come from. */
export const productItems = ({ client, tableName }: ItemTarget, source: string) => {
  const products = productEntity({ client, table: tableName });
  return (product: Product): Item =>
    products.put(toProductItem(product, { source })).params<{ readonly Item: Item }>().Item;
};

export const presetItems = ({ client, tableName }: ItemTarget) => {
  const presets = presetEntity({ client, table: tableName });
  return (preset: Preset): Item => presets.put(toPresetItem(preset)).params<{ readonly Item: Item }>().Item;
};

/** WooCommerce's product CSV. Source: woocommerce/woocommerce, wiki, Product CSV Import Schema. */
import { CATEGORY_WORDS } from './categories.ts';
import {
  DETAILS,
  detailsOf,
  type Format,
  hexOf,
  idOf,
  inherited,
  SHADE_OPTION,
  type ShopRow,
  SIZE_OPTION,
  shopRow,
  type Values,
} from './shop-row.ts';

const OF_PRODUCT = ['Name', 'Categories', 'Brands', 'Brand', 'Short description', 'Description'];

const attributesOf = (row: ShopRow) =>
  row.matching(/^attribute \d+ name$/).map(([header, name]) => {
    return [name, row.get(header.replace(/name$/, 'value(s)'))] as const;
  });

const shadeOf = (row: ShopRow, isVariation: boolean): string => {
  const attributes = attributesOf(row);
  const [, named] = attributes.find(([name]) => SHADE_OPTION.test(name)) ?? [];
  return named ?? (isVariation ? (attributes[0]?.[1] ?? '') : '');
};

/** Of several, apart by commas, the first. */
const imageOf = (row: ShopRow): string => row.get('Images').split(',')[0]?.trim() ?? '';

const sizeOf = (row: ShopRow): string => attributesOf(row).find(([name]) => SIZE_OPTION.test(name))?.[1] ?? '';

const detailsIn = (row: ShopRow, parent: ShopRow) =>
  detailsOf(imageOf(row) || imageOf(parent), row.get('GTIN, UPC, EAN, or ISBN'), sizeOf(row));

/** Published, and neither out of stock nor on back order. */
const isAvailable = (row: ShopRow, parent: ShopRow): boolean =>
  [row, parent].every((each) => ['', '1'].includes(each.get('Published'))) && ['', '1'].includes(row.get('In stock?'));

/** A WordPress page by its number, which leads to its address. A variation has no page but its product's. */
const linkOf = (row: ShopRow, parent: ShopRow, shop: string | undefined): string => {
  const id = parent.get('ID') || row.get('ID');
  return row.get('External URL') || (shop === undefined || id === '' ? '' : `${shop}/?post_type=product&p=${id}`);
};

export const woocommerce: Format = {
  columns: {
    ...DETAILS,
    productId: ['number'],
    category: ['Categories'],
    brand: ['Brands', 'Brand'],
    name: ['productName'],
    shade: ['shade'],
    hex: ['hexColor'],
    price: ['Regular price', 'Sale price'],
    url: ['link'],
    available: ['isAvailable'],
    description: ['Short description', 'Description'],
  },
  values: { category: CATEGORY_WORDS },
  start: (shop) => {
    const parents = new Map<string, Values>();
    return (own) => {
      const type = shopRow(own).get('Type').toLowerCase();
      if (type.includes('variable') || type.includes('grouped')) {
        for (const key of [`id:${shopRow(own).get('ID')}`, shopRow(own).get('SKU')]) parents.set(key, own);
        return undefined;
      }
      const isVariation = type.includes('variation');
      const parentValues = (isVariation ? parents.get(shopRow(own).get('Parent')) : undefined) ?? {};
      const parent = shopRow(parentValues);
      const row = shopRow(inherited(own, parentValues, OF_PRODUCT));
      return {
        ...inherited(own, parentValues, OF_PRODUCT),
        number: idOf(row.get('SKU')) || idOf(row.get('ID')),
        // "Day Lip - Ember": the product's name, and the shade apart.
        productName: parent.get('Name') || row.get('Name'),
        shade: shadeOf(row, isVariation),
        hexColor: hexOf(row),
        link: linkOf(row, parent, shop),
        isAvailable: isAvailable(row, parent),
        ...detailsIn(row, parent),
      };
    };
  },
};

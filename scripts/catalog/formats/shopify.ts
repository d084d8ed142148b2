/** Shopify's product CSV. Source: help.shopify.com/manual/products/import-export/using-csv, of the headers before and since 2024. */
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

/** Stands in the first row of a handle only. */
const OF_PRODUCT = [
  ...['Title', 'Body (HTML)', 'Description', 'Vendor', 'Product Category', 'Type', 'Tags', 'Published', 'Status'],
  ...['Published on online store', 'Option1 Name', 'Option2 Name', 'Option3 Name'],
];

const IMAGES = ['Variant Image', 'Variant image URL', 'Image Src', 'Product image URL'] as const;

const optionsOf = (row: ShopRow) =>
  ['1', '2', '3'].map((n) => [row.get(`Option${n} Name`), row.get(`Option${n} Value`)] as const);

const sizeOf = (row: ShopRow): string => optionsOf(row).find(([name]) => SIZE_OPTION.test(name))?.[1] ?? '';

const shadeOf = (row: ShopRow): string => {
  const options = optionsOf(row);
  const [, chosen] = options.find(([name]) => SHADE_OPTION.test(name)) ?? options[0] ?? [];
  return chosen === undefined || chosen === 'Default Title' ? '' : chosen;
};

const isTrue = (text: string): boolean => /^(?:true|1|yes|active|continue)$/i.test(text);

/** On the shelf, and in stock or sold beyond it; without a tracker Shopify counts nothing. */
const isAvailable = (row: ShopRow): boolean => {
  const isShown = [row.get('Status'), row.get('Published', 'Published on online store')].every(
    (flag) => flag === '' || isTrue(flag),
  );
  const quantity = row.get('Variant Inventory Qty', 'Inventory quantity');
  const goesOn = isTrue(row.get('Variant Inventory Policy', 'Continue selling when out of stock'));
  const isTracked = row.get('Variant Inventory Tracker', 'Inventory tracker') !== '';
  return isShown && (!isTracked || goesOn || quantity === '' || Number(quantity) > 0);
};

export const shopify: Format = {
  columns: {
    ...DETAILS,
    productId: ['sku'],
    category: ['Type', 'Product Category', 'Product category'],
    brand: ['Vendor'],
    name: ['Title'],
    shade: ['shade'],
    hex: ['hexColor'],
    price: ['variantPrice'],
    url: ['link'],
    available: ['isAvailable'],
    description: ['Body (HTML)', 'Description'],
  },
  values: { category: CATEGORY_WORDS },
  start: (shop) => {
    let first: Values = {};
    return (own) => {
      const handle = shopRow(own).get('Handle', 'URL handle');
      if (handle !== shopRow(first).get('Handle', 'URL handle')) first = own;
      const row = shopRow(inherited(own, first, OF_PRODUCT));
      const price = row.get('Variant Price', 'Price');
      // A row with a picture alone.
      if (price === '' && row.get('Variant SKU', 'SKU', 'Option1 Value') === '') return undefined;
      return {
        ...inherited(own, first, OF_PRODUCT),
        sku: idOf(row.get('Variant SKU', 'SKU')),
        shade: shadeOf(row),
        hexColor: hexOf(row),
        variantPrice: price,
        link: shop === undefined ? '' : `${shop}/products/${handle}`,
        isAvailable: isAvailable(row),
        ...detailsOf(
          row.get(...IMAGES) || shopRow(first).get(...IMAGES),
          row.get('Variant Barcode', 'Barcode'),
          sizeOf(row),
        ),
      };
    };
  },
};

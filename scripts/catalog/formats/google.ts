/** A feed of Google Merchant Center, as CSV, TSV or XML. Source: the product data specification, support.google.com/merchants/answer/7052112. */
import { CATEGORY_WORDS } from './categories.ts';
import { DETAILS, detailsOf, type Format, hexOf, idOf, inherited, shopRow, type Values } from './shop-row.ts';

/** Headers may carry the namespace and blanks: `g:image_link`, `image link`. */
const attributeOf = (header: string): string => header.toLowerCase().replace(/^g:/, '').trim().replaceAll(' ', '_');

const normalized = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([header, value]) => [attributeOf(header), value]));

export const google: Format = {
  columns: {
    ...DETAILS,
    productId: ['offerId'],
    category: ['product_type', 'google_product_category'],
    name: ['title'],
    shade: ['shade'],
    hex: ['hexColor'],
    currency: ['currency', 'price'],
    url: ['link'],
    available: ['availability'],
  },
  values: {
    category: CATEGORY_WORDS,
    // What is ordered now and comes later is no part of a look that is bought today.
    available: {
      in_stock: 'true',
      'in stock': 'true',
      out_of_stock: 'false',
      'out of stock': 'false',
      preorder: 'false',
      backorder: 'false',
    },
  },
  start: () => {
    const groups = new Map<string, Values>();
    return (given) => {
      const own = normalized(given);
      const group = shopRow(own).get('item_group_id');
      const first = groups.get(group);
      if (group !== '' && first === undefined) groups.set(group, own);
      const values = inherited(own, first ?? {}, [
        'title',
        'brand',
        'product_type',
        'google_product_category',
        'price',
      ]);
      const row = shopRow(values);
      const color = row.get('color');
      const isHex = /^#[0-9a-f]{3,8}$/i.test(color);
      return {
        ...values,
        offerId: idOf(row.get('id')),
        shade: isHex ? '' : color,
        hexColor: hexOf(row) || (isHex ? color : ''),
        ...detailsOf(row.get('image_link'), row.get('gtin'), row.get('size')),
      };
    };
  },
};

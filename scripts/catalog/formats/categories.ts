/** Words of shops for the categories of the catalogue; a mapping's `values.category` adds to them. */

/** Of Google's product taxonomy, Shopify's, and shops' own; several with `|`: the product's name decides. */
export const CATEGORY_WORDS: Readonly<Record<string, string>> = {
  foundations: 'foundation',
  'liquid foundation': 'foundation',
  'powder foundation': 'foundation',
  'skin tint': 'foundation',
  'skin tints': 'foundation',
  concealers: 'concealer',
  'foundations & concealers': 'foundation|concealer',
  '2765': 'foundation|concealer',
  blushes: 'blush',
  blusher: 'blush',
  rouge: 'blush',
  bronzers: 'bronzer',
  'blushes & bronzers': 'blush|bronzer',
  highlighters: 'highlighter',
  luminizer: 'highlighter',
  'highlighters & luminizers': 'highlighter',
  'eye shadow': 'eyeshadow',
  'eye shadows': 'eyeshadow',
  eyeshadows: 'eyeshadow',
  'eye liner': 'eyeliner',
  eyeliners: 'eyeliner',
  mascaras: 'mascara',
  brows: 'brow',
  eyebrow: 'brow',
  eyebrows: 'brow',
  'eyebrow enhancers': 'brow',
  'brow pencils': 'brow',
  'brow gels': 'brow',
  lipsticks: 'lipstick',
  'lip gloss': 'lipstick',
  'lip glosses': 'lipstick',
  'lip color': 'lipstick',
  'liquid lipstick': 'lipstick',
};

/** Words of a name for what an ambiguous category may mean. */
const NAMED: Readonly<Record<string, RegExp>> = {
  foundation: /\bfoundation|skin tint|\bbb cream|\bcc cream/i,
  concealer: /\bconceal/i,
  blush: /\bblush|\brouge/i,
  bronzer: /\bbronz|\bcontour/i,
};

/** One of several categories by the product's name; they stay several when it names none or more. */
export const decided = (category: string, name: string): string => {
  if (!category.includes('|')) return category;
  const named = category.split('|').filter((each) => NAMED[each]?.test(name));
  return named.length === 1 ? (named[0] ?? category) : category;
};

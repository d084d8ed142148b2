/** Catalogue products for tests: invented, with an honest demo link. */
import type { Product } from '../src/lib/looks/types.ts';

export const aCatalogueProduct = (overrides: Partial<Product> = {}): Product => ({
  productId: 'demo-f-1',
  category: 'foundation',
  brand: 'Maison Demo',
  name: 'Second Skin',
  shade: '210',
  hex: '#c99b74',
  lab: { l: 66.9, a: 13.4, b: 26.4 },
  finish: 'satin',
  undertone: 'warm',
  price: 29,
  currency: 'USD',
  url: 'https://shop.example.com/demo-f-1',
  countries: [],
  available: true,
  vegan: true,
  allergens: [],
  catalogVersion: 'demo-1',
  ...overrides,
});

/** The products that the previous revision showed, so that a refinement can move away from them. */
import type { Category } from '../../vocabulary.ts';
import { rankSlots } from './rank-slots.ts';
import type { Reference } from './refinement.ts';
import type { Shelf } from '../catalogue/shelf.ts';
import { foundationTarget } from '../catalogue/foundation-target.ts';
import { flatteringFamilies } from '../catalogue/undertone-families.ts';
import type { Product, StyleRequest } from '../types.ts';
import type { Wishes } from './wishes.ts';

const NONE: Reference = new Map();

const byIds = (shelf: Shelf, ids: readonly string[]): Reference =>
  new Map(
    [...shelf.products].flatMap(([category, products]): [Category, Product][] => {
      const product = products.find(({ productId }) => ids.includes(productId));
      return product === undefined ? [] : [[category, product]];
    }),
  );

/** Without ids, what the rules would have chosen with the previous preset. */
const byRules = (request: StyleRequest, shelf: Shelf, wishes: Wishes): Reference => {
  const { profile, previous } = request;
  const preset = shelf.presets.find(({ presetId }) => presetId === previous?.arPresetId);
  if (preset === undefined) return NONE;
  const before: Wishes = {
    ...wishes,
    style: preset.style,
    refine: null,
    families: flatteringFamilies(profile.skin.undertone),
  };
  const context = {
    preset,
    wishes: before,
    skin: profile.skin.lab,
    target: foundationTarget(profile),
    undertone: profile.skin.undertone,
  };
  const { slots } = rankSlots(shelf, request.preferences, context, NONE);
  return new Map(
    slots.flatMap(({ category, candidates }) => (candidates[0] ? [[category, candidates[0].product]] : [])),
  );
};

/** Empty when nothing is refined. */
export const previousProducts = (request: StyleRequest, shelf: Shelf, wishes: Wishes): Reference => {
  if (wishes.refine === null || request.previous === undefined) return NONE;
  const { productIds } = request.previous;
  return productIds === undefined ? byRules(request, shelf, wishes) : byIds(shelf, productIds);
};

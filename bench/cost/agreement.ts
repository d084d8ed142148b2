/** Do members of a bucket get the same look from the rules? Pairs of neighbours in a bucket, for several ways to cut it. */
import { makeBrief } from '../../src/lib/looks/model/brief.ts';
import { ciede2000 } from '../../src/lib/looks/catalogue/ciede2000.ts';
import type { Preferences, RankedProduct, Shortlist } from '../../src/lib/looks/types.ts';
import { BRANDS, demoCatalogue } from './catalogue.ts';
import { lightShortlist } from './light-shortlist.ts';
import { drawLooks } from './visits.ts';

interface Member {
  readonly shortlist: Shortlist;
  readonly market: string;
  readonly finish: string;
  readonly undertone: string;
  readonly depth: string;
  readonly monk: number;
}

export interface Agreement {
  readonly name: string;
  readonly buckets: number;
  readonly pairs: number;
  /** Shares of pairs and of color slots. */
  readonly samePreset: number;
  readonly sameProduct: number;
  /** CIEDE2000 between the two people's products of a slot, mean over color slots. */
  readonly meanDistance: number;
  /** Share of color slots whose product is also on the other person's shortlist. */
  readonly onShortlist: number;
}

const preset = ({ shortlist }: Member): string => shortlist.presets[0]?.preset.presetId ?? '';

const CUTS: readonly (readonly [string, (member: Member) => readonly (string | number)[]])[] = [
  ['style', ({ shortlist, market }) => [shortlist.style, market]],
  ['preset', (member) => [member.market, preset(member)]],
  ['preset, finish, undertone (chosen)', (member) => [member.market, preset(member), member.finish, member.undertone]],
  ['… and depth', (member) => [member.market, preset(member), member.finish, member.undertone, member.depth]],
  ['… and Monk tone', (member) => [member.market, preset(member), member.finish, member.undertone, member.monk]],
];

/** As the catalogue has it: the euro countries have a shelf of their own. */
const marketOf = ({ country }: Preferences): string => (['DE', 'FR', 'ES'].includes(country ?? '') ? 'EUR' : 'USD');

const LIMITS = ['vegan', 'avoid', 'brands', 'budget', 'minutes', 'notes'] as const;

/** First looks of users without limits: those whose answers serve a whole bucket. */
const drawMembers = async (users: number): Promise<Member[]> => {
  const members: Member[] = [];
  for (const { profile, preferences, refine } of drawLooks(users, 77, BRANDS)) {
    if (refine !== undefined || LIMITS.some((name) => preferences[name] !== undefined)) continue;
    const request = { profile, preferences, userHash: 'bench', budgetMs: 1 };
    const shortlist = await lightShortlist(request, demoCatalogue);
    const { features, finish } = makeBrief(request, shortlist);
    const { depth, monk } = profile.skin;
    const words = { finish: finish ?? 'any', undertone: features.undertone ?? 'unknown' };
    members.push({ shortlist, market: marketOf(preferences), ...words, depth, monk });
  }
  return members;
};

interface Sums {
  pairs: number;
  presets: number;
  slots: number;
  products: number;
  distance: number;
  onShortlist: number;
}

const COMPLEXION = new Set(['foundation', 'concealer']);

const addSlot = (left: RankedProduct, others: readonly RankedProduct[], sums: Sums): void => {
  const right = others[0];
  if (right === undefined) return;
  sums.slots += 1;
  sums.products += left.product.productId === right.product.productId ? 1 : 0;
  sums.distance += ciede2000(left.product.lab, right.product.lab);
  sums.onShortlist += others.some(({ product }) => product.productId === left.product.productId) ? 1 : 0;
};

const addPair = (left: Member, right: Member, sums: Sums): void => {
  sums.pairs += 1;
  sums.presets += preset(left) === preset(right) ? 1 : 0;
  for (const { category, candidates } of left.shortlist.slots) {
    const first = candidates[0];
    const others = right.shortlist.slots.find((slot) => slot.category === category)?.candidates ?? [];
    if (first !== undefined && !COMPLEXION.has(category)) addSlot(first, others, sums);
  }
};

export const measureAgreement = async (users: number): Promise<readonly Agreement[]> => {
  const members = await drawMembers(users);
  return CUTS.map(([name, cut]) => {
    const buckets = Map.groupBy(members, (member) => cut(member).join('|'));
    const sums: Sums = { pairs: 0, presets: 0, slots: 0, products: 0, distance: 0, onShortlist: 0 };
    for (const bucket of buckets.values()) {
      bucket.slice(1).forEach((member, index) => {
        const before = bucket[index];
        if (before !== undefined) addPair(before, member, sums);
      });
    }
    return {
      name,
      buckets: buckets.size,
      pairs: sums.pairs,
      samePreset: sums.presets / sums.pairs,
      sameProduct: sums.products / sums.slots,
      meanDistance: sums.distance / sums.slots,
      onShortlist: sums.onShortlist / sums.slots,
    };
  });
};

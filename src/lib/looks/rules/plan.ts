/** One style planned for a face: its presets, its slots with their best candidates, and what could not be kept. */
import type { Ground } from './harmony.ts';
import { rankPresets } from './preset-fit.ts';
import { rankSlots } from './rank-slots.ts';
import { previousProducts } from './previous-look.ts';
import { endNote, strengthNote } from './refinement.ts';
import { rescue } from './least-look.ts';
import type { Shelf } from '../catalogue/shelf.ts';
import type { RankedPreset, ShortlistSlot, StyleRequest } from '../types.ts';
import { foundationTarget } from '../catalogue/foundation-target.ts';
import { slotsWithin } from '../slots.ts';
import { text } from '../words/texts.ts';
import type { Wishes } from './wishes.ts';

export interface Plan {
  readonly wishes: Wishes;
  /** Best first; the slots are ranked for the first one. */
  readonly presets: readonly [RankedPreset, ...RankedPreset[]];
  readonly slots: readonly ShortlistSlot[];
  readonly unmet: readonly string[];
}

const timeNote = ({ style, skill, minutes }: Wishes): readonly string[] => {
  if (minutes === null) return [];
  const kept = slotsWithin(style, skill, minutes);
  const dropped = slotsWithin(style, skill, null).filter((category) => !kept.includes(category));
  return dropped.length === 0 ? [] : [text.minutes(minutes, dropped)];
};

/** @throws Error when the catalogue holds no preset of the style, or nothing at all that may be recommended */
export const planStyle = (
  request: StyleRequest,
  shelf: Shelf,
  wishes: Wishes,
  ranked: readonly RankedPreset[] = rankPresets(shelf.presets, request, wishes),
): Plan => {
  const [best, ...rest] = ranked;
  if (best === undefined) throw new Error(`The catalogue has no ${wishes.style} preset`);
  const { skin } = request.profile;
  const target = foundationTarget(request.profile);
  const ground: Ground = { preset: best.preset, wishes, skin: skin.lab, target, undertone: skin.undertone };
  const reference = previousProducts(request, shelf, wishes);
  const found = rankSlots(shelf, request.preferences, ground, reference);
  const { slots, unmet } = found.slots.length > 0 ? found : rescue(shelf, request.preferences, ground);
  const chosen = slots.flatMap(({ candidates: [first] }) => first?.product ?? []);
  const ends = [...endNote(reference, chosen, wishes), ...strengthNote(request.previous?.intensity, wishes)];
  return { wishes, presets: [best, ...rest], slots, unmet: [...unmet, ...timeNote(wishes), ...ends] };
};

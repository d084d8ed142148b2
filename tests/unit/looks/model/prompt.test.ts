/** The question to the model: what it says, what it never says, and how long it is. */
import { describe, expect, it } from '@jest/globals';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { strictSchemaFault } from '../../../../dev/openai/strict-schema.ts';
import { INSTRUCTIONS, MAX_PROMPT_TOKENS } from '../../../../src/lib/looks/model/prompt.ts';
import type { Shortlist } from '../../../../src/lib/looks/choice.ts';
import type { Category } from '../../../../src/lib/vocabulary.ts';
import { type Asked, PROFILE, questionFor, shortlistOf } from './samples.ts';

const tokensOf = ({ ask }: Asked): number =>
  countTokens([JSON.stringify(ask.schema), ask.instructions, ask.input].join('\n'));

/** Ids as a merchant might make them, and shade names as long as a catalogue allows. */
const withIds = (id: (index: number) => string, shade: string): Shortlist => {
  const shortlist = shortlistOf();
  let index = 0;
  return {
    ...shortlist,
    slots: shortlist.slots.map((slot) => ({
      ...slot,
      candidates: slot.candidates.map((candidate) => {
        index += 1;
        return { ...candidate, product: { ...candidate.product, productId: id(index), shade } };
      }),
    })),
  };
};

const hex = (index: number): string => (index * 2_654_435_761).toString(16).padStart(12, 'c').repeat(3).slice(0, 32);

const WORST_NOTES: readonly (readonly [string, string])[] = [
  ['no notes', ''],
  ['280 letters', 'natural but a little warmer around the eyes please '.repeat(6).slice(0, 280)],
  ['10 000 emoji', '😀'.repeat(10_000)],
  ['280 different emoji', Array.from({ length: 280 }, (_, index) => String.fromCodePoint(0x1f300 + index)).join('')],
  ['Thai', 'อยากได้ลุคที่ดูเป็นธรรมชาติสำหรับงานแต่งงาน '.repeat(7)],
  ['Amharic', 'ኣማርኛ ቋንቋ ለሰርግ የሚሆን '.repeat(15)],
  ['noise', Array.from({ length: 70 }, (_, index) => hex(index).slice(0, 3)).join('~')],
];

describe('the prompt', () => {
  it.each(WORST_NOTES)('stays under its token limit with %s', (_what, notes) => {
    const preferences = { notes, locale: 'zh-Hant-TW', occasion: 'everyday', skill: 'intermediate' } as const;

    expect(tokensOf(questionFor(preferences))).toBeLessThanOrEqual(MAX_PROMPT_TOKENS);
  });

  it.each([
    ['32 hexadecimal digits', hex, 'Golden Sand'],
    ['UUIDs', (index: number) => `${hex(index).slice(0, 8)}-4a1b-9c2d-${hex(index + 7).slice(0, 12)}`, 'Nr. 7'],
    ['letters without rhythm', (index: number) => `qzjxkvwpyhtb${'bcdfghjk'.charAt(index % 8)}${index}`, '120W'],
    ['64 characters', (index: number) => `${hex(index)}${hex(index + 1)}`, 'A shade name that goes on and on and on'],
    ['Thai shade names', (index: number) => `p-${index}`, 'สีชมพูกุหลาบอ่อนสำหรับผิวโทนอุ่น'],
  ])('stays under its token limit when the catalogue has %s', (_what, id, shade) => {
    const question = questionFor({ notes: WORST_NOTES[4]?.[1] ?? '', locale: 'pt-BR' }, withIds(id, shade));

    expect(tokensOf(question)).toBeLessThanOrEqual(MAX_PROMPT_TOKENS);
    expect(question.offer.slots.length).toBeGreaterThan(0);
  });

  it('offers a choice in every slot of the demo catalogue, and a wider one where color matters most', () => {
    const offered = new Map(questionFor().offer.slots.map(({ category, ids }) => [category, ids.length]));

    expect(offered.size).toBe(10);
    expect(Math.min(...offered.values())).toBeGreaterThanOrEqual(2);
    expect(['lipstick', 'eyeshadow', 'blush'].map((category) => (offered.get(category as Category) ?? 0) >= 3)).toEqual(
      [true, true, true],
    );
  });

  it('does not offer a slot in which there is nothing to choose', () => {
    const shortlist = shortlistOf();
    const slots = shortlist.slots.map((slot) =>
      slot.category === 'brow' ? { ...slot, candidates: slot.candidates.slice(0, 1) } : slot,
    );

    expect(questionFor({}, { ...shortlist, slots }).offer.slots.map(({ category }) => category)).not.toContain('brow');
  });

  it('begins with the same words whoever asks, so that the provider can reuse them', () => {
    const one = questionFor({ occasion: 'party', locale: 'de' }).ask;
    const other = questionFor({ notes: 'no glitter', finish: 'matte' }).ask;

    expect(one.instructions).toBe(INSTRUCTIONS);
    expect(other.instructions).toBe(INSTRUCTIONS);
    expect(one.promptCacheKey).toBe(other.promptCacheKey);
  });

  it('holds derived features in words and nothing that was measured in numbers', () => {
    const { ask } = questionFor({ notes: 'softer please' });
    const text = `${ask.instructions}${ask.input}${JSON.stringify(ask.schema)}`;

    expect(ask.input).toContain('depth: medium; undertone: warm; faceShape: oval');
    for (const number of [PROFILE.skin.hex, '59.8', '21.7', '0.86', '-3.1', 'f'.repeat(32)]) {
      expect(text).not.toContain(number);
    }
  });

  it('leaves out what is unknown or was not measured', () => {
    const { ask } = questionFor({ notes: 'softer please' }, shortlistOf({ features: ['depth'] }));

    expect(ask.input).toContain('PROFILE\ndepth: medium\n');
  });

  it.each([
    ['de-DE', 'German'],
    ['pt-BR', 'Brazilian Portuguese'],
    ['en-GB', 'English'],
    ['qq-abc', 'English'],
  ])('asks for words in the language of %s', (locale, language) => {
    expect(questionFor({ locale }).ask.input).toMatch(new RegExp(`^LANGUAGE\n.*${language}`));
  });

  it('asks for techniques only where the rules cannot write them', () => {
    const asksFor = (question: Asked): boolean => JSON.stringify(question.ask.schema).includes('"how"');

    expect([questionFor(), questionFor({ locale: 'de' }), questionFor({ notes: 'no glitter' })].map(asksFor)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('has a schema that strict mode accepts, whose enums are the offered ids', () => {
    const { ask, offer } = questionFor({ notes: 'no glitter' });

    expect(strictSchemaFault(ask.schema)).toBeUndefined();
    for (const id of [...offer.presets, ...offer.slots.flatMap(({ ids }) => ids)]) {
      expect(JSON.stringify(ask.schema)).toContain(`"${id}"`);
    }
  });

  it('has a schema that strict mode accepts even when no feature may be cited', () => {
    expect(strictSchemaFault(questionFor({}, shortlistOf({ features: [] })).ask.schema)).toBeUndefined();
  });
});

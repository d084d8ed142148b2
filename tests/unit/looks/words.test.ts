/** Proves that the rules' words vary from person to person, stay with one person, and name a look by what is worn. */
import { describe, expect, it } from '@jest/globals';
import { makeProfile } from '../../../lab/eval-looks/profiles.ts';
import { fixtureCatalogue } from '../../../lab/eval-looks/fixture-catalogue.ts';
import { composeByRules } from '../../../testing/compose.ts';
import { isOfWorn, lookName } from '../../../src/lib/looks/words/look-name.ts';
import { phrasings, say, type SentenceCode } from '../../../src/lib/looks/words/say.ts';
import sentences from '../../../src/lib/looks/words/sentences.json' with { type: 'json' };

const compose = async (userHash: string, preferences = {}) =>
  composeByRules(
    { profile: makeProfile({ monk: 5, undertone: 'warm' }), preferences, userHash, budgetMs: 1000 },
    fixtureCatalogue(),
  );

describe('the table of sentences', () => {
  it.each(Object.entries(sentences))('has at least four ways to say %s, each with the same values', (_code, ways) => {
    const named = ways.map((way) => [...way.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());

    expect(new Set(ways).size).toBeGreaterThanOrEqual(4);
    for (const names of named) expect(new Set(names)).toEqual(new Set(named[0]));
  });

  it('leaves no placeholder open', async () => {
    const set = await compose('somebody', { budget: { max: 40, currency: 'USD' }, minutes: 6, brands: ['Kessara'] });

    expect(JSON.stringify(set)).not.toMatch(/\{\w+\}/);
  });

  it('says one thing in several ways to several people, and in one way to one', () => {
    const sentence = { code: 'brow.frame' as const, when: () => true };
    const said = Array.from({ length: 40 }, (_, user) => say([sentence], {}, `user ${user}`)!.text);

    expect(new Set(said)).toEqual(new Set(phrasings(sentence, {})));
    expect(say([sentence], {}, 'user 7')!.text).toBe(said[7]);
  });

  it('says nothing where nothing is true', () => {
    const code: SentenceCode = 'brow.frame';

    expect(say([{ code, when: () => false }], {}, 'a user')).toBeUndefined();
  });
});

describe('the name of a look', () => {
  const lips = { category: 'lipstick', hex: '#7a4a3a', shade: 'Truffle' } as const;
  const lids = { category: 'eyeshadow', hex: '#1f6f5c', shade: 'Emerald' } as const;

  it('leads with the lips, and in a bold look with lids that are stronger', () => {
    expect(lookName([lips, lids], 'natural', 'a user')).toMatch(/^Brick /);
    expect(lookName([lips, lids], 'bold', 'a user')).toMatch(/^Emerald /);
    expect(lookName([], 'glam', 'a user')).toMatch(/^Bare /);
  });

  it('takes a name of somebody else unless it speaks of a color that is not worn', () => {
    expect(isOfWorn('Evening Calm', [lips])).toBe(true);
    expect(isOfWorn('Emerald Evening', [lips, lids])).toBe(true);
    expect(isOfWorn('Fuchsia Volt', [lips, lids])).toBe(false);
  });

  it('is another one in each style of one person', async () => {
    const { recommended, alternatives } = await compose('somebody');

    expect(new Set([recommended, ...alternatives].map(({ name }) => name)).size).toBe(3);
  });
});

import { describe, expect, it } from '@jest/globals';
import * as stored from '../../../src/entities/words.ts';
import { PRESET_REGIONS } from '../../../src/lib/looks/types.ts';
import * as contract from '../../../src/lib/vocabulary.ts';

describe('the word lists of stored items', () => {
  it.each(Object.entries(stored))('%s equals the list of the contract', (name, words) => {
    const agreed: Record<string, readonly string[]> = { ...contract, PRESET_REGIONS };

    expect(words).toEqual(agreed[name]);
  });
});

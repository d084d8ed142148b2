import { describe, expect, it } from '@jest/globals';
import { rememberCatalogue } from '../../../../src/lib/adapters/table/catalogue.ts';
import type { Catalogue } from '../../../../src/lib/looks/types.ts';

const FOUNDATION = { undertone: 'warm', minL: 50, maxL: 60, limit: 10 } as const;

const counted = (fails: () => boolean = () => false) => {
  const reads: string[] = [];
  const read = (name: string) => {
    reads.push(name);
    return fails() ? Promise.reject(new Error('down')) : Promise.resolve([]);
  };
  const catalogue: Catalogue = {
    foundations: () => read('foundations'),
    byCategory: (category, limit) => read(`${category} ${limit}`),
    presets: () => read('presets'),
  };
  return { catalogue, reads };
};

const setUp = (fails?: () => boolean) => {
  const { catalogue, reads } = counted(fails);
  const time = { now: 0 };
  return { remembered: rememberCatalogue(catalogue, { now: () => time.now }), reads, time };
};

describe('the remembered catalogue', () => {
  it('reads presets and each category once for all who ask within half a minute', async () => {
    const { remembered, reads, time } = setUp();

    await Promise.all([remembered.presets(), remembered.presets(), remembered.byCategory('blush', 9)]);
    time.now = 29_999;
    await Promise.all([remembered.presets(), remembered.byCategory('blush', 9), remembered.byCategory('brow', 9)]);

    expect(reads).toEqual(['presets', 'blush 9', 'brow 9']);
  });

  it('reads anew after half a minute, so that an import shows', async () => {
    const { remembered, reads, time } = setUp();

    await remembered.presets();
    time.now = 30_000;
    await remembered.presets();

    expect(reads).toEqual(['presets', 'presets']);
  });

  it('asks for foundations each time, since they depend on the face', async () => {
    const { remembered, reads } = setUp();

    await remembered.foundations(FOUNDATION);
    await remembered.foundations(FOUNDATION);

    expect(reads).toEqual(['foundations', 'foundations']);
  });

  it('does not keep a read that failed', async () => {
    let down = true;
    const { remembered, reads } = setUp(() => down);

    await expect(remembered.presets()).rejects.toThrow('down');
    down = false;
    expect(await remembered.presets()).toEqual([]);
    expect(reads).toHaveLength(2);
  });
});

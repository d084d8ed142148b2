/** Proves that swatch and photo are two spaces with one way between them, and that a base evens skin without moving it. */
import { describe, expect, it } from '@jest/globals';
import { fixtureProducts } from '../../../lab/eval-looks/fixture-catalogue.ts';
import { blended } from '../../../lab/eval-looks/blend.ts';
import { makeProfile } from '../../../lab/eval-looks/profiles.ts';
import { hexToLab, labToHex } from '../../../src/lib/color.ts';
import { ciede2000 } from '../../../src/lib/looks/catalogue/ciede2000.ts';
import { coverageOf } from '../../../src/lib/looks/render/layers.ts';
import {
  foundationTarget,
  onSkin,
  photoToSwatch,
  photoTrend,
  shelfLightness,
  swatchToPhoto,
  swatchTrend,
} from '../../../src/lib/looks/catalogue/color-spaces.ts';

const hueOf = ({ a, b }: { a: number; b: number }) => (Math.atan2(b, a) * 180) / Math.PI;
const MONK = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe('the two spaces of skin colors', () => {
  it.each(MONK)('are left and come back to for Monk %d', (monk) => {
    const { lab } = makeProfile({ monk, undertone: 'warm' }).skin;

    expect(ciede2000(swatchToPhoto(photoToSwatch(lab)), lab)).toBeLessThan(0.01);
  });

  it('keep the order of lightness', () => {
    for (let l = 10; l < 95; l += 1) {
      const [darker, lighter] = [l, l + 1].map((at) => swatchToPhoto({ l: at, a: 8, b: 14 }).l);
      expect(lighter).toBeGreaterThan(darker!);
    }
  });

  it('agree that light skin is sold lighter and yellower shades than it has in a photo', () => {
    expect(swatchTrend('ita', 59).l - photoTrend('ita', 59).l).toBeGreaterThan(8);
    expect(swatchTrend('ita', 59).hue - photoTrend('ita', 59).hue).toBeGreaterThan(10);
  });
});

describe('a base on skin', () => {
  it.each(MONK)('is her own skin for Monk %d when the shade is her target', (monk) => {
    const profile = makeProfile({ monk, undertone: 'neutral' });
    const hex = labToHex(foundationTarget(profile));

    expect(ciede2000(hexToLab(onSkin({ hex }, profile)), profile.skin.lab)).toBeLessThan(0.8);
  });

  it('is darker than the skin by what the shade is darker than the target', () => {
    const profile = makeProfile({ monk: 5, undertone: 'neutral' });
    const target = foundationTarget(profile);
    const deeper = onSkin({ hex: labToHex({ ...target, l: target.l - 6 }) }, profile);

    expect(profile.skin.lab.l - hexToLab(deeper).l).toBeGreaterThan(3);
  });

  it.each(MONK)(
    'moves the skin of Monk %d by at most 3 L* and 4 degrees at its densest, whatever the shade',
    (monk) => {
      const profile = makeProfile({ monk, undertone: 'cool' });
      const before = profile.skin;
      /** Degrees that 8 bits a channel cost twice, at this chroma. */
      const rounding = ((0.3 / Math.hypot(before.lab.a, before.lab.b)) * 180) / Math.PI;
      for (const { hex } of fixtureProducts().filter(({ category }) => category === 'foundation')) {
        const coat = {
          hex: onSkin({ hex }, profile),
          coverage: coverageOf('foundation', 100),
          blend: 'normal',
        } as const;
        const after = hexToLab(blended(before.hex, coat));
        expect(Math.abs(after.l - before.lab.l)).toBeLessThanOrEqual(3);
        expect(Math.abs(hueOf(after) - hueOf(hexToLab(before.hex)))).toBeLessThanOrEqual(4 + rounding);
      }
    },
  );

  it('is taken as it is when its color was measured on skin', () => {
    expect(onSkin({ hex: '#8a5d3d', measuredOnSkin: true }, makeProfile({ monk: 7, undertone: 'warm' }))).toBe(
      '#8a5d3d',
    );
  });
});

describe('the place of a foundation on the shelf', () => {
  it('is its lightness as a swatch, wherever its color comes from', () => {
    const [shade] = fixtureProducts();
    const profile = makeProfile({ monk: 4, undertone: 'neutral' });
    const measured = { lab: profile.skin.lab, measuredOnSkin: true };

    expect(shelfLightness(shade!)).toBe(shade!.lab.l);
    expect(Math.abs(shelfLightness(measured) - foundationTarget(profile).l)).toBeLessThan(8);
  });
});

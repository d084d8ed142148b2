/** The colors of the patches that the skin was read from: derived, named, and without a place. */
import { describe, expect, it } from '@jest/globals';
import { hexToLab } from '../../../src/lib/color.ts';
import { ciede2000 } from '../../../src/lib/looks/catalogue/ciede2000.ts';
import { detection, paint, profileOfFaces, skinPicture } from './drawn-face.ts';

const patchesOf = (image = skinPicture('#c08e6e')) => {
  const result = profileOfFaces([detection()], image);
  if (!result.ok) throw new Error(`Refused: ${result.rejection.code}`);
  return result.value.skin.patches ?? [];
};

describe('the patches of a profile', () => {
  it('have names of their own and the color of the picture', () => {
    const patches = patchesOf();

    expect(patches.length).toBeGreaterThanOrEqual(6);
    expect(new Set(patches.map(({ region }) => region)).size).toBe(patches.length);
    for (const { region, hex } of patches) {
      expect(region).toMatch(/^[a-z_]+$/);
      expect(ciede2000(hexToLab(hex), hexToLab('#c08e6e'))).toBeLessThan(2);
    }
  });

  it('say nothing but name and color', () => {
    for (const patch of patchesOf()) expect(Object.keys(patch).sort()).toEqual(['hex', 'region']);
  });

  it('show which side of the face is in shadow', () => {
    const lit = skinPicture('#c08e6e');
    const image = paint(400, 400, (x, y) => {
      const at = (y * 400 + x) * 3;
      return [0, 1, 2].map((channel) => (lit.data[at + channel] ?? 0) * (x < 200 ? 0.6 : 1)) as never;
    });
    const lightness = (side: string) =>
      patchesOf(image)
        .filter(({ region }) => region.startsWith(side))
        .map(({ hex }) => hexToLab(hex).l);

    expect(Math.max(...lightness('left'))).toBeLessThan(Math.min(...lightness('right')));
  });
});

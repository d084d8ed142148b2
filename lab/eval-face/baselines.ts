/** What known methods make of the same photo: the linear ITA rule with shades-of-grey, and nearest published swatches. */
import { hexToLab, itaOfLab, labOfLinear, type Linear } from '../../src/lib/color.ts';
import { middlePatch } from '../../src/lib/face/skin/patches.ts';
import { medianLinear, samplePatch } from '../../src/lib/face/skin/sample.ts';
import type { Lab } from '../../src/lib/face/types.ts';
import { monkOfIta } from '../../src/lib/face/skin/monk.ts';
import { ciede2000 } from '../../src/lib/looks/catalogue/ciede2000.ts';
import { MONK_SWATCHES } from '../../dev/monk-swatches.ts';
import type { Reading } from './measure.ts';
import { shadesOfGrey } from './shades-of-grey.ts';

const SWATCHES: readonly Lab[] = MONK_SWATCHES.map(hexToLab);

/** A published table of ITA borders between the tones. */
const TABLE = [55, 41, 28, 19, 10, 3, -7, -16, -27] as const;

const nearest = (distance: (swatch: Lab) => number): number => {
  const distances = SWATCHES.map(distance);
  return distances.indexOf(Math.min(...distances)) + 1;
};

/** Both cheeks and the forehead, as the baselines were published. */
const CHEEKS: readonly string[] = ['left cheek', 'right cheek'];
const FOREHEAD = { rise: 0.62, shape: { radius: { x: 0.28, y: 0.1 }, weight: 1 } } as const;
const MIN_KEPT = 0.15;

const threePatches = ({ skin, frame, image }: Reading): Linear => {
  const at = { x: 0, y: -FOREHEAD.rise * frame.mouthDrop };
  const forehead = samplePatch(middlePatch(frame, 'forehead', at, FOREHEAD.shape), frame, image);
  const cheeks = skin.used.filter(({ name }) => CHEEKS.includes(name));
  const three = forehead !== undefined && forehead.kept >= MIN_KEPT ? [...cheeks, forehead] : cheeks;
  return medianLinear((three.length > 0 ? three : skin.used).map(({ linear }) => linear));
};

const withoutCast = ([red, green, blue]: Linear, light: Linear): Linear => [
  red / light[0],
  green / light[1],
  blue / light[2],
];

/** Monk tone by each baseline. The first is the one to beat. */
export const baselineTones = (reading: Reading): Readonly<Record<string, number>> => {
  const raw = threePatches(reading);
  const lab = labOfLinear(raw);
  const neutral = labOfLinear(withoutCast(raw, shadesOfGrey(reading.image)));
  const ita = itaOfLab(lab);
  return {
    'linear ITA rule, shades-of-grey': Math.round(monkOfIta(itaOfLab(neutral))),
    'linear ITA rule': Math.round(monkOfIta(ita)),
    'published ITA table': TABLE.filter((border) => ita <= border).length + 1,
    'nearest swatch by ITA': nearest((swatch) => Math.abs(itaOfLab(swatch) - ita)),
    'nearest swatch by CIEDE2000': nearest((swatch) => ciede2000(swatch, lab)),
  };
};

/** The CIEDE2000 color difference. */
import type { Lab } from '../../face/types.ts';

const TO_DEGREES = 180 / Math.PI;
const TO_RADIANS = Math.PI / 180;
const POW_25_7 = 25 ** 7;

interface Polar {
  readonly l: number;
  readonly chroma: number;
  /** Degrees, 0..360; 0 for grey. */
  readonly hue: number;
}

const hueDegrees = (a: number, b: number): number => {
  if (a === 0 && b === 0) return 0;
  const degrees = Math.atan2(b, a) * TO_DEGREES;
  return degrees < 0 ? degrees + 360 : degrees;
};

const stretched = ({ l, a, b }: Lab, g: number): Polar => {
  const aPrime = a * (1 + g);
  return { l, chroma: Math.hypot(aPrime, b), hue: hueDegrees(aPrime, b) };
};

const hueDifference = (first: Polar, second: Polar): number => {
  if (first.chroma * second.chroma === 0) return 0;
  const difference = second.hue - first.hue;
  if (difference > 180) return difference - 360;
  return difference < -180 ? difference + 360 : difference;
};

const meanHue = (first: Polar, second: Polar): number => {
  const sum = first.hue + second.hue;
  if (first.chroma * second.chroma === 0) return sum;
  if (Math.abs(first.hue - second.hue) <= 180) return sum / 2;
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
};

const seventhPowerShare = (chroma: number): number => {
  const power = chroma ** 7;
  return Math.sqrt(power / (power + POW_25_7));
};

const cosine = (degrees: number): number => Math.cos(degrees * TO_RADIANS);

const hueWeight = (hue: number): number =>
  1 - 0.17 * cosine(hue - 30) + 0.24 * cosine(2 * hue) + 0.32 * cosine(3 * hue + 6) - 0.2 * cosine(4 * hue - 63);

/**
 * CIEDE2000 with kL = kC = kH = 1: 0 for equal colors, about 1 at the limit of what an eye tells apart. Symmetric.
 * Follows Sharma, Wu, Dalal 2005, "The CIEDE2000 color-difference formula: implementation notes, supplementary test
 * data, and mathematical observations", Color Research & Application 30(1).
 */
export const ciede2000 = (a: Lab, b: Lab): number => {
  const meanChroma = (Math.hypot(a.a, a.b) + Math.hypot(b.a, b.b)) / 2;
  const g = 0.5 * (1 - seventhPowerShare(meanChroma));
  const first = stretched(a, g);
  const second = stretched(b, g);
  const chroma = (first.chroma + second.chroma) / 2;
  const hue = meanHue(first, second);
  const fromGrey = ((first.l + second.l) / 2 - 50) ** 2;
  const halfHue = (hueDifference(first, second) / 2) * TO_RADIANS;
  const dL = (second.l - first.l) / (1 + (0.015 * fromGrey) / Math.sqrt(20 + fromGrey));
  const dC = (second.chroma - first.chroma) / (1 + 0.045 * chroma);
  const dH = (2 * Math.sqrt(first.chroma * second.chroma) * Math.sin(halfHue)) / (1 + 0.015 * chroma * hueWeight(hue));
  const turn = 30 * Math.exp(-(((hue - 275) / 25) ** 2));
  const rotation = -2 * seventhPowerShare(chroma) * Math.sin(2 * turn * TO_RADIANS);
  return Math.sqrt(dL ** 2 + dC ** 2 + dH ** 2 + rotation * dC * dH);
};

/** What makes a tone doubtful, and the calibrated probability that it is within one Monk step. */
import { DIM_BRIGHTNESS, WARM_HUE } from './light-verdict.ts';
import type { Tone } from './monk.ts';
import type { SkinReading } from './skin.ts';
import model from './skin-model.json' with { type: 'json' };
import { clamp, interpolate, sigmoid } from '../statistics.ts';
import type { FaceDetection } from '../types.ts';
import { trendHue } from './undertone.ts';

export type RiskName = keyof typeof model.confidence.weights;
export type Risks = Readonly<Record<RiskName, number>>;
type ToneRiskName = 'disagreement' | 'deep';

/** Patches placed on a face whose landmarks are all there. */
const PATCHES = 12;
/** Tan and deep tones are where raters and measurement part most; see the fairness report. */
const DEEP = [
  [4.5, 0],
  [5.5, 1],
  [8, 1],
  [9, 0],
] as const;

/** 0 up to `free`, then one for each `unit` beyond it, at most 3. */
const excess = (value: number, free: number, unit: number): number => clamp((value - free) / unit, 0, 3);

/** Chroma of the light across the line from warm to cool: lamps, not the day, are green or magenta. */
const offDaylight = ({ light }: SkinReading): number =>
  light.chroma * Math.abs(Math.sin(((light.hue - WARM_HUE) * Math.PI) / 180));

/** Risks that follow from the tone itself. */
export const toneRisks = ({ value, disagreement }: Tone): Pick<Risks, ToneRiskName> => ({
  disagreement: excess(disagreement, 0, 0.5),
  deep: interpolate(DEEP, value),
});

/** Risks that follow from the light and the face; each is 0 in good light and grows with the trouble. */
export const lightRisks = (reading: SkinReading, { quality }: FaceDetection): Omit<Risks, ToneRiskName> => {
  const { hue, cast, stopsUnder, lab } = reading.correction;
  return {
    under: excess(stopsUnder, 0.3, 1),
    clipped: excess(reading.light.clipped, 0.1, 1),
    cast: excess(cast, 8, 10),
    tint: excess(offDaylight(reading), 10, 8),
    // Pink or grey where skin of that lightness is brown: not the skin's own color, and no dark skin either.
    hue: excess(Math.abs(hue - trendHue(lab.l)), 14, 10),
    sides: excess(reading.sideDifference, 12, 5),
    spread: excess(reading.spread, 14, 5),
    faceClipped: excess(reading.clipped, 0, 1),
    dim: excess(DIM_BRIGHTNESS - quality.brightness, 0, 8),
    covered: excess(PATCHES - reading.used.length, 1, 1),
  };
};

export const risksOf = (reading: SkinReading, face: FaceDetection): Risks => ({
  ...toneRisks(reading.tone),
  ...lightRisks(reading, face),
});

/** 0..1: that the Monk tone is within one step. Logistic in the risks with weights of one sign, so that it is monotone. */
export const depthConfidence = (reading: SkinReading, face: FaceDetection): number => {
  const risks = risksOf(reading, face);
  const { intercept, weights } = model.confidence;
  const names = Object.keys(weights) as RiskName[];
  return sigmoid(names.reduce((sum, name) => sum - weights[name] * risks[name], intercept));
};

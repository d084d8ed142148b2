/** One person over several photos: what each said, joined into an estimate that one bad photo does not move. */
import { chromaOfLab, itaOfLab, labOfHue, labToHex } from '../color.ts';
import { MOST_READINGS } from '../vocabulary.ts';
import { depthOfMonk, typicalLab } from './skin/monk.ts';
import { trendHue, undertoneOf } from './skin/undertone.ts';
import { clamp, rounded } from './statistics.ts';
import type { FaceProfile, Lab, PhotoReading, SkinProfile } from './types.ts';

/** A photo's reading with what it is known by: analysing it again replaces it. */
export interface PersonReading extends PhotoReading {
  readonly uploadId: string;
  /** ISO 8601 UTC. */
  readonly measuredAt: string;
}

/** The newest first. */
export type PersonReadings = readonly PersonReading[];

/** Days in which a reading loses half of its weight: skin tans and fades with the seasons. */
const HALF_LIFE_DAYS = 180;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Standard errors from which a reading counts for less (Huber 1964). */
const HUBER = 1.345;
const ROUNDS = 8;
/** What stays however many photos there are, in Monk steps and in degrees of hue. */
const OWN_BIAS = { tone: 0.45, hue: 3 } as const;

interface Weighed {
  readonly value: number;
  /** Standard error. */
  readonly error: number;
  /** 0..1, by age. */
  readonly share: number;
}

interface Joined {
  readonly value: number;
  readonly error: number;
}

const weightOf = ({ error, share }: Weighed): number => share / error ** 2;

const weightedMedian = (all: readonly Weighed[]): number => {
  const sorted = all.toSorted((a, b) => a.value - b.value);
  const half = all.reduce((sum, one) => sum + weightOf(one), 0) / 2;
  let passed = 0;
  return sorted.find((one) => (passed += weightOf(one)) >= half)?.value ?? Number.NaN;
};

/** Huber's estimate of location from the weighted median on; a far reading pulls no harder than one at the border. */
const join = (all: readonly Weighed[], ownBias: number): Joined => {
  let value = weightedMedian(all);
  let total = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const weights = all.map((one) => {
      const away = Math.abs(one.value - value) / one.error;
      return weightOf(one) * (away > HUBER ? HUBER / away : 1);
    });
    total = weights.reduce((sum, weight) => sum + weight, 0);
    value = all.reduce((sum, one, i) => sum + one.value * (weights[i] ?? 0), 0) / total;
  }
  return { value, error: Math.hypot(total ** -0.5, ownBias) };
};

/** The readings with a new one: an earlier reading of the same upload is replaced, the oldest beyond the most are dropped. */
export const withReading = (readings: PersonReadings, reading: PersonReading): PersonReadings =>
  [reading, ...readings.filter(({ uploadId }) => uploadId !== reading.uploadId)]
    .toSorted((a, b) => b.measuredAt.localeCompare(a.measuredAt))
    .slice(0, MOST_READINGS);

export interface PersonEstimate {
  /** Real-valued Monk tone. */
  readonly tone: Joined;
  /** Hue off the trend for the tone's lightness, degrees. */
  readonly hue: Joined;
  /** a* off the trend. */
  readonly redness: number;
}

/** Undefined without any reading. */
export const estimateOf = (readings: PersonReadings): PersonEstimate | undefined => {
  const [newest] = readings;
  if (newest === undefined) return undefined;
  const weighed = (of: (reading: PersonReading) => number, error: (reading: PersonReading) => number) =>
    readings.map((reading) => ({
      value: of(reading),
      error: error(reading),
      share: 0.5 ** ((Date.parse(newest.measuredAt) - Date.parse(reading.measuredAt)) / DAY_MS / HALF_LIFE_DAYS),
    }));
  return {
    tone: join(
      weighed(
        ({ tone }) => tone,
        ({ toneError }) => toneError,
      ),
      OWN_BIAS.tone,
    ),
    hue: join(
      weighed(
        ({ hue }) => hue,
        ({ hueError }) => hueError,
      ),
      OWN_BIAS.hue,
    ),
    redness: weightedMedian(
      weighed(
        ({ redness }) => redness,
        ({ hueError }) => hueError,
      ),
    ),
  };
};

/** The photo's color moved to the joint tone, as typical skin differs between the two, and turned to the joint hue. */
const movedLab = (lab: Lab, from: number, { tone, hue }: PersonEstimate): Lab => {
  const l = clamp(lab.l + typicalLab(tone.value).l - typicalLab(from).l, 0, 100);
  return labOfHue(l, chromaOfLab(lab), trendHue(l) + hue.value);
};

const joinedSkin = (skin: SkinProfile, readings: PersonReadings, estimate: PersonEstimate): SkinProfile => {
  const lab = movedLab(skin.lab, readings[0]?.tone ?? skin.monk, estimate);
  const monk = clamp(Math.round(estimate.tone.value), 1, 10);
  // One step either way holds one standard error at most.
  const steps = estimate.tone.error > 1 ? 2 : 1;
  const undertone = undertoneOf({ offset: estimate.hue.value, error: estimate.hue.error, redness: estimate.redness });
  return {
    ...skin,
    lab: { l: rounded(lab.l, 1), a: rounded(lab.a, 1), b: rounded(lab.b, 1) },
    hex: labToHex(lab),
    ita: rounded(itaOfLab(lab), 1),
    monk,
    range: [Math.max(1, monk - steps), Math.min(10, monk + steps)],
    depth: depthOfMonk(monk),
    undertone: undertone.value,
    confidence: { depth: skin.confidence.depth, undertone: rounded(undertone.confidence, 2) },
    photos: readings.length,
  };
};

/** Two algorithms differ on the same photo, so that only what the newest one's has measured is joined. */
const comparable = (readings: PersonReadings): PersonReadings =>
  readings.filter(({ algorithmVersion }) => algorithmVersion === readings[0]?.algorithmVersion);

/**
 * The newest photo's profile with the skin of all that were measured alike; as it is while there is one only. `readings`: with
 * this photo's, first.
 */
export const joinPerson = (profile: FaceProfile, readings: PersonReadings): FaceProfile => {
  const joined = comparable(readings);
  const estimate = joined.length > 1 ? estimateOf(joined) : undefined;
  if (estimate === undefined) return profile;
  return {
    ...profile,
    skin: joinedSkin(profile.skin, joined, estimate),
    source: { ...profile.source, depth: 'joint', undertone: 'joint' },
  };
};

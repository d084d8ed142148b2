/** Figures of the accuracy tables: offsets in the face's own frame, form shares, quantiles. */
import type { LandmarkName } from '../../src/lib/face/types.ts';
import type { FaceDetail } from './types.ts';

export const ATTRIBUTES = ['Sunglasses', 'FaceOccluded', 'EyesOpen', 'MouthOpen'] as const;

type Place = readonly [x: number, y: number];
/** Ratios of a square image. */
export type HandPlaced = Readonly<Partial<Record<LandmarkName, Place>>>;

export interface Offset {
  readonly name: string;
  readonly across: number;
  readonly down: number;
}

type ToFrame = (place: Place) => Place;

const required = (places: HandPlaced, name: LandmarkName): Place => {
  const place = places[name];
  if (place === undefined) throw new Error(`${name} is missing`);
  return place;
};

/** Eye distances along and across the eye axis, from the middle between the eyes. */
const faceFrame = (places: HandPlaced): ToFrame => {
  const [lx, ly] = required(places, 'eyeLeft');
  const [rx, ry] = required(places, 'eyeRight');
  const square = (rx - lx) ** 2 + (ry - ly) ** 2;
  return ([x, y]) => {
    const [dx, dy] = [x - (lx + rx) / 2, y - (ly + ry) / 2];
    return [(dx * (rx - lx) + dy * (ry - ly)) / square, (dy * (rx - lx) - dx * (ry - ly)) / square];
  };
};

const placesOf = (face: FaceDetail): HandPlaced =>
  Object.fromEntries(face.Landmarks.map(({ Type, X, Y }) => [Type, [X, Y] as const]));

/** In eye distances of the hand-placed points. */
export const landmarkOffsets = (face: FaceDetail, hand: HandPlaced): Offset[] => {
  const frame = faceFrame(hand);
  const places = placesOf(face);
  return (Object.keys(hand) as LandmarkName[]).map((name) => {
    const [ax, ay] = frame(required(places, name));
    const [bx, by] = frame(required(hand, name));
    return { name, across: ax - bx, down: ay - by };
  });
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = (value: number): number => Number((100 * value).toFixed(1));

export const summarize = (offsets: readonly Offset[]) => {
  const row = (chosen: readonly Offset[]) => ({
    error: percent(mean(chosen.map(({ across, down }) => Math.hypot(across, down)))),
    biasAcross: percent(mean(chosen.map(({ across }) => across))),
    biasDown: percent(mean(chosen.map(({ down }) => down))),
  });
  const names = [...new Set(offsets.map(({ name }) => name))];
  const rows = names.map((name) => [name, row(offsets.filter((offset) => offset.name === name))] as const);
  return { ...Object.fromEntries(rows), all: row(offsets) };
};

export const quantiles = (values: readonly number[], shares: readonly number[]): Record<string, number> => {
  const sorted = values.toSorted((a, b) => a - b);
  return Object.fromEntries(
    shares.map((share) => [
      `${share * 100} %`,
      Number((sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(3)),
    ]),
  );
};

/** The shares by which the local landmarks are compared with published answers; upright square photos only. */
export const formShares = (faces: readonly FaceDetail[]): (readonly [name: string, values: number[]])[] => {
  const framed = faces.map((face) => {
    const places = placesOf(face);
    const frame = faceFrame(places);
    return (name: LandmarkName) => frame(required(places, name));
  });
  type At = (name: LandmarkName) => Place;
  const width = (left: LandmarkName, right: LandmarkName) => (at: At) => at(right)[0] - at(left)[0];
  const height = (left: LandmarkName, right: LandmarkName) => (at: At) => (at(left)[1] + at(right)[1]) / 2;
  const mouth = height('mouthLeft', 'mouthRight');
  const shares: Readonly<Record<string, (at: At) => number>> = {
    'upper jaw width': width('upperJawlineLeft', 'upperJawlineRight'),
    'upper jaw below eyes': height('upperJawlineLeft', 'upperJawlineRight'),
    'mid jaw width': width('midJawlineLeft', 'midJawlineRight'),
    'mid jaw / chin': (at) => height('midJawlineLeft', 'midJawlineRight')(at) / at('chinBottom')[1],
    'chin / mouth': (at) => at('chinBottom')[1] / mouth(at),
    'nose width': width('noseLeft', 'noseRight'),
    'nose wings / mouth': (at) => height('noseLeft', 'noseRight')(at) / mouth(at),
    'eye width': width('leftEyeLeft', 'leftEyeRight'),
    'eye opening': (at) => at('leftEyeDown')[1] - at('leftEyeUp')[1],
    'brow span': width('leftEyeBrowLeft', 'rightEyeBrowRight'),
    'mouth width': width('mouthLeft', 'mouthRight'),
    'lip height': (at) => at('mouthDown')[1] - at('mouthUp')[1],
  };
  return Object.entries(shares).map(([name, share]) => [name, framed.map((at) => share(at))]);
};

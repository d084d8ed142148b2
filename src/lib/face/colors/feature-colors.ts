/** The colors of lips, brows, irises and hair, each with a word and how far to believe it; absent where nothing is seen of them. */
import { labToHex, type LabColor } from '../../color.ts';
import { BROWS, LOWER_LIP, polygonOf, UPPER_LIP } from '../mesh-points.ts';
import { meshFrameOf } from '../shape/mesh-frame.ts';
import { hairlineOf } from '../shape/picture-numbers.ts';
import { PAINTED_LIPS } from '../skin/depth.ts';
import { colorDoubt } from '../skin/light-verdict.ts';
import { typicalLab } from '../skin/monk.ts';
import { offsetsIn, type Polygon, scaled } from '../skin/regions.ts';
import type { SkinReading } from '../skin/skin.ts';
import { rounded } from '../statistics.ts';
import type { FaceDetection, FaceMesh, FeatureColor, FeatureColors, RgbImage } from '../types.ts';
import { readHair } from './hair.ts';
import { readIrises } from './iris.ts';
import { nameOfBrows, nameOfHair, nameOfIris, nameOfLips, type Namer, sureness } from './names.ts';
import { betweenLightness, type Gains, gainsOf, labAt, labDistance, medianLab } from './region-pixels.ts';

/** Of one ordinary photo, from 143 pairs of a person's: lips differ by 6.1, 5.1 and 2.8, brows by 6.4, 2.3 and 2.8 within a pair. */
const ERROR: LabColor = { l: 4.4, a: 2.6, b: 2 };
/** Below this confidence no word is told. */
const LEAST = 0.5;
/** Doubt of the light at which its color could be any of two words. */
const MOST_DOUBT = 12;
const FEWEST = 20;
/** What is left of a confidence. */
const PAINTED = 0.35;
const BEHIND_GLASSES = 0.6;
/** A pale wall behind thin or tied hair reads as grey hair: all that the portraits called so were. */
const PALE = 0.4;
/** Brows as light as skin are no brows; darker by more than hair leaves them, they are drawn. CIELAB. */
const FAINT_BROWS = 6;
/** An iris that the white beside it hardly outshines is a shadow, or a lid. */
const FAINT_IRIS = 0.08;

export interface ColorInput {
  readonly face: FaceDetection;
  readonly image: RgbImage;
  /** Trusted. */
  readonly mesh: FaceMesh;
  readonly skin: SkinReading;
}

const told = <Name extends string>(name: Namer<Name>, lab: LabColor, trust: number): FeatureColor<Name> => {
  const confidence = rounded(sureness(name, lab, ERROR) * trust, 2);
  return { hex: labToHex(lab), name: confidence < LEAST ? 'unknown' : name(lab), confidence };
};

interface Seen extends ColorInput {
  readonly gains: Gains;
  /** Typical skin of her depth. */
  readonly skinLab: LabColor;
  /** 0..1, of the light. */
  readonly trust: number;
}

const labsIn = ({ image, gains }: Seen, outline: Polygon): readonly LabColor[] =>
  offsetsIn({ outline }, image, 1500).map((at) => labAt(image, at, gains));

/** The middle half by lightness: shine lies above, the line between the lips below. */
const lipsOf = (seen: Seen): FeatureColors['lips'] => {
  const all = [UPPER_LIP, LOWER_LIP].flatMap((lip) => labsIn(seen, polygonOf(seen.mesh, lip)));
  if (all.length < FEWEST) return undefined;
  const lab = medianLab(betweenLightness(all, 0.25, 0.75));
  const isPainted = lab.a - seen.skinLab.a > PAINTED_LIPS;
  return told(nameOfLips, lab, seen.trust * (isPainted ? PAINTED : 1));
};

/** The darker two fifths: between the hairs is skin. */
const browsOf = (seen: Seen): FeatureColors['brows'] => {
  const all = BROWS.flatMap((brow) => labsIn(seen, scaled(polygonOf(seen.mesh, brow), 0.85)));
  if (all.length < FEWEST) return undefined;
  const lab = medianLab(betweenLightness(all, 0, 0.4));
  return labDistance(lab, seen.skinLab) < FAINT_BROWS ? undefined : told(nameOfBrows, lab, seen.trust);
};

/** Of both irises; where they disagree, the light or the search is wrong on one side. */
const eyesOf = (seen: Seen): FeatureColors['eyes'] => {
  const irises = readIrises(seen.mesh, seen.image, seen.gains).filter(({ contrast }) => contrast > FAINT_IRIS);
  const [one, other] = irises.map(({ lab }) => lab);
  if (one === undefined) return undefined;
  const isBehindGlasses = seen.face.eyeglasses?.value === true;
  const agreement = other === undefined || nameOfIris(one) === nameOfIris(other) ? 1 : 0.7;
  const lab = medianLab(irises.map((iris) => iris.lab));
  return told(nameOfIris, lab, seen.trust * agreement * (isBehindGlasses ? BEHIND_GLASSES : 1));
};

const hairOf = (seen: Seen): FeatureColors['hair'] => {
  const frame = meshFrameOf(seen.mesh.points);
  if (frame === undefined) return undefined;
  const hair = readHair({ ...seen, frame }, hairlineOf(frame, seen.image), seen.skinLab);
  if (hair === undefined) return undefined;
  const isPale = nameOfHair(hair.lab) === 'grey';
  return told(nameOfHair, hair.lab, seen.trust * hair.trust * (isPale ? PALE : 1));
};

export const readFeatureColors = (input: ColorInput): FeatureColors => {
  const { skin } = input;
  const light = { gains: gainsOf(skin), skinLab: typicalLab(skin.depth.tone) };
  const seen = { ...input, ...light, trust: Math.max(0, 1 - colorDoubt(skin) / MOST_DOUBT) };
  const [lips, brows, eyes, hair] = [lipsOf(seen), browsOf(seen), eyesOf(seen), hairOf(seen)];
  return { ...(lips && { lips }), ...(brows && { brows }), ...(eyes && { eyes }), ...(hair && { hair }) };
};

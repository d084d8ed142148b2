/** Shapes of the face room: what DetectFaces tells, what the pixels are, and the profile made of both. */
import type { LabColor } from '../color.ts';
import type { SelfieCode, SelfieEvidence } from '../errors.ts';
import type {
  BrowShape,
  Depth,
  EyeAngle,
  EyeColor,
  EyeShape,
  EyeSpacing,
  FaceShape,
  FeatureSource,
  HairColor,
  Lighting,
  LipColor,
  LipFullness,
  Undertone,
} from '../vocabulary.ts';

/** Rekognition's 30 landmark names; Left and Right are the image's sides. */
export const LANDMARK_NAMES = [
  'eyeLeft',
  'eyeRight',
  'mouthLeft',
  'mouthRight',
  'nose',
  'leftEyeBrowLeft',
  'leftEyeBrowRight',
  'leftEyeBrowUp',
  'rightEyeBrowLeft',
  'rightEyeBrowRight',
  'rightEyeBrowUp',
  'leftEyeLeft',
  'leftEyeRight',
  'leftEyeUp',
  'leftEyeDown',
  'rightEyeLeft',
  'rightEyeRight',
  'rightEyeUp',
  'rightEyeDown',
  'noseLeft',
  'noseRight',
  'mouthUp',
  'mouthDown',
  'leftPupil',
  'rightPupil',
  'upperJawlineLeft',
  'midJawlineLeft',
  'chinBottom',
  'midJawlineRight',
  'upperJawlineRight',
] as const;
export type LandmarkName = (typeof LANDMARK_NAMES)[number];

/** A point as ratios (0..1, may slightly exceed) of the EXIF-rotated image's width and height. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Rekognition's Value with its Confidence (0..100). */
export interface Attribute {
  readonly value: boolean;
  readonly confidence: number;
}

/** One face as DetectFaces reports it, names in camelCase, units unchanged. */
export interface FaceDetection {
  /** Ratios of the image. */
  readonly boundingBox: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly landmarks: Readonly<Partial<Record<LandmarkName, Point>>>;
  /** Degrees. yaw > 0: nose to image right; pitch > 0: face up; roll > 0: clockwise. */
  readonly pose: { readonly yaw: number; readonly pitch: number; readonly roll: number };
  /** 0..100 each, Rekognition's scale. */
  readonly quality: { readonly brightness: number; readonly sharpness: number };
  /** 0..100, that it is a face. */
  readonly confidence: number;
  readonly eyeglasses?: Attribute;
  readonly sunglasses?: Attribute;
  readonly faceOccluded?: Attribute;
  readonly eyesOpen?: Attribute;
  readonly mouthOpen?: Attribute;
}

/** Decoded, EXIF-rotated, sRGB, 8 bits, interleaved RGB without alpha; row-major from the top left. */
export interface RgbImage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Size before shrinking, after EXIF rotation; absent when nothing was shrunk. */
  readonly source?: { readonly width: number; readonly height: number };
}

/** The 468 points of MediaPipe's face mesh, laid on a picture; `mesh-points.ts` says which is which. */
export interface FaceMesh {
  /** x and y of each point, in pixels of the picture it was laid on, from its top left. */
  readonly points: Float32Array;
  /** 0..1, the network's own opinion that it looked at a face. */
  readonly score: number;
}

export type Lab = LabColor;

/** One of the places of a face that the skin was read from, as the picture shows it. */
export interface PatchColor {
  /** `left_cheek`, `chin`, …; left is the picture's left. */
  readonly region: string;
  /** `#rrggbb` in sRGB, before the correction of the light. */
  readonly hex: string;
}

export interface SkinProfile {
  /** `#rrggbb` in sRGB. */
  readonly hex: string;
  /** CIELAB, D65, 2 degrees. */
  readonly lab: Lab;
  /** Individual typology angle in degrees, -90..90. */
  readonly ita: number;
  /** Monk Skin Tone, 1 (lightest) to 10. */
  readonly monk: number;
  /** First and last whole Monk step that the skin may have. Absent in looks of before it was told. */
  readonly range?: readonly [number, number];
  readonly depth: Depth;
  readonly undertone: Undertone;
  /** 0..1 each. */
  readonly confidence: { readonly depth: number; readonly undertone: number };
  readonly lighting: Lighting;
  /** Absent in looks of before it was kept. */
  readonly patches?: readonly PatchColor[];
  /** Photos of the person that depth and undertone were joined from; absent for one. */
  readonly photos?: number;
}

/** What one photo says of its person's skin, each with its standard error: numbers to be joined with other photos'. */
export interface PhotoReading {
  /** What measured it; absent in readings of before it was kept. */
  readonly algorithmVersion?: string;
  /** Real-valued Monk tone. */
  readonly tone: number;
  readonly toneError: number;
  /** Hue off the trend for the skin's lightness, degrees. */
  readonly hue: number;
  readonly hueError: number;
  /** a* off the trend. */
  readonly redness: number;
}

export interface ShapeCandidate {
  readonly value: Exclude<FaceShape, 'unknown'>;
  /** 0..1, in hundredths. */
  readonly probability: number;
}

export interface ShapeProfile {
  readonly value: FaceShape;
  /** Told when it and `value` together are likely enough; else `unknown`. */
  readonly runnerUp: FaceShape;
  /** 0..1, of the most probable shape, told or not. */
  readonly confidence: number;
  /** Most probable first; none without a mesh, and in looks of before they were kept. */
  readonly candidates: readonly ShapeCandidate[];
}

export interface FaceFeatures {
  readonly lips: LipFullness;
  readonly eyes: EyeShape;
  readonly eyeAngle: EyeAngle;
  /** Not told: what the mesh says of it does not agree with hand-placed points. Looks of before may hold a value. */
  readonly eyeSpacing: EyeSpacing;
  readonly brows: BrowShape;
}

export interface FeatureColor<Name extends string> {
  /** `#rrggbb` in sRGB, freed from the light like the skin. */
  readonly hex: string;
  readonly name: Name | 'unknown';
  /** 0..1, that the name fits. */
  readonly confidence: number;
}

/** Each is absent where nothing is seen of it. */
export interface FeatureColors {
  readonly lips?: FeatureColor<LipColor>;
  readonly brows?: FeatureColor<HairColor>;
  readonly eyes?: FeatureColor<EyeColor>;
  readonly hair?: FeatureColor<HairColor>;
}

export interface FaceProfile {
  readonly skin: SkinProfile;
  readonly shape: ShapeProfile;
  readonly features: FaceFeatures;
  /** Absent in looks of before it was measured. */
  readonly colors?: FeatureColors;
  readonly quality: {
    readonly brightness: number;
    readonly sharpness: number;
    readonly yaw: number;
    readonly pitch: number;
    readonly roll: number;
  };
  readonly source: { readonly undertone: FeatureSource; readonly depth: FeatureSource; readonly shape: FeatureSource };
}

/** A profile and what it adds to the knowledge of its person, which is not kept with the look. */
export interface MeasuredFace {
  readonly profile: FaceProfile;
  readonly reading: PhotoReading;
}

/** What the user says about themselves; always wins over a measurement. */
export interface Corrections {
  readonly undertone?: Exclude<Undertone, 'unknown'>;
  readonly depth?: Depth;
  readonly faceShape?: Exclude<FaceShape, 'unknown'>;
  readonly hair?: HairColor;
  readonly eyes?: EyeColor;
}

export interface SelfieRejection {
  readonly code: SelfieCode;
  readonly evidence: SelfieEvidence;
}

export type Measured<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly rejection: SelfieRejection };

/** DetectFaces' answer for one face, in the wire's own names, and the engine that makes it. */
import type { LandmarkName } from '../../src/lib/face/types.ts';

export interface WireLandmark {
  readonly Type: LandmarkName;
  /** Ratios of the EXIF-rotated image's width and height. */
  readonly X: number;
  readonly Y: number;
}

export interface WireAttribute {
  readonly Value: boolean;
  /** 0..100 */
  readonly Confidence: number;
}

/** FaceDetails[n] of DetectFaces. An attribute that the local model cannot tell is absent. */
export interface FaceDetail {
  readonly BoundingBox: {
    readonly Width: number;
    readonly Height: number;
    readonly Left: number;
    readonly Top: number;
  };
  readonly Landmarks: readonly WireLandmark[];
  readonly Pose: { readonly Roll: number; readonly Yaw: number; readonly Pitch: number };
  readonly Quality: { readonly Brightness: number; readonly Sharpness: number };
  readonly Confidence: number;
  readonly Eyeglasses?: WireAttribute;
  readonly Sunglasses?: WireAttribute;
  readonly EyesOpen?: WireAttribute;
  readonly MouthOpen?: WireAttribute;
  readonly FaceOccluded?: WireAttribute;
}

export interface FaceEngine {
  /**
   * Largest face first, with the landmarks of `five` unless `all` are asked for, as DetectFaces has it. Rejects when the bytes
   * are not a picture. Calls are served one after another.
   */
  detect(bytes: Uint8Array, landmarks?: 'five' | 'all'): Promise<FaceDetail[]>;
  close(): Promise<void>;
}

/** Pixels of the EXIF-rotated picture, sRGB, 8 bits, interleaved RGB. */
export interface Picture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Pixels from the top left; z in pixels too, smaller is nearer. */
export type MeshPoint = readonly [x: number, y: number, z: number];

/** One face of the local model: 468 points of the MediaPipe face mesh. */
export interface MeshFace {
  readonly mesh: readonly MeshPoint[];
  /** Detector's score, 0..1; above 0.75 for good portraits. */
  readonly boxScore: number;
  /** Pixels: left, top, width, height. */
  readonly box: readonly [number, number, number, number];
  /** Radians, the model's own signs. */
  readonly angle: { readonly roll: number; readonly yaw: number; readonly pitch: number };
}

/** What the renderer's test asks of the browser, and what it hears. */
import type { PaintLayer } from '../../clients/ar-canvas/src/template.ts';

export type Rgb = readonly [number, number, number];

export interface Assessed {
  readonly layer: string;
  /** Around each of the points that were asked for, before and after this layer. */
  readonly pixels: readonly { readonly before: Rgb; readonly after: Rgb }[];
  /** Pixels that this layer changed. */
  readonly changed: number;
  /** How far outside its shapes a changed pixel lies, in widths of the face. */
  readonly farthest: number;
}

export interface Question {
  /** A data: address. */
  readonly photo: string;
  readonly mesh: readonly number[];
  readonly layers: readonly PaintLayer[];
  /** By layer, groups of vertices whose mean is a point that the layer covers. */
  readonly cores: Readonly<Record<string, readonly (readonly number[])[]>>;
}

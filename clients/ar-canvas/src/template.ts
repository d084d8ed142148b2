/** A template file (`glamai-ar-template/2`) and the layers of a look that are painted on its places. */

/** Compositing modes of the W3C's "Compositing and Blending Level 1". */
export type Blend = 'normal' | 'multiply' | 'screen' | 'soft-light';

export type Finish = 'matte' | 'satin' | 'sheer' | 'dewy' | 'shimmer' | 'metallic' | 'glossy';

/** Vertices are indices into the 468 points of MediaPipe Face Mesh; lengths are in distances between vertices 33 and 263. */
export type Shape =
  | { readonly kind: 'ring'; readonly vertices: readonly number[]; readonly holes?: readonly (readonly number[])[] }
  | { readonly kind: 'stroke'; readonly vertices: readonly number[]; readonly width: number }
  | { readonly kind: 'lash'; readonly vertices: readonly number[]; readonly length: number }
  | { readonly kind: 'spot'; readonly center: number; readonly radius: number };

export interface TemplateLayer {
  readonly region: string;
  readonly layer: string;
  readonly blend: Blend;
  readonly shapes: readonly Shape[];
}

export interface Template {
  readonly format: 'glamai-ar-template/2';
  readonly layers: readonly TemplateLayer[];
}

/** One of `arPreset.regions` of an answer. */
export interface LookLayer {
  readonly layer: string;
  /** `#rrggbb` */
  readonly hex: string;
  /** 0..1 */
  readonly coverage: number;
  readonly blend: Blend;
  /** How much light it catches; none where it is not told. */
  readonly finish?: Finish;
}

/** What is painted: color, coverage and blend of the look on the shapes of the template. */
export interface PaintLayer extends LookLayer {
  readonly region: string;
  readonly shapes: readonly Shape[];
}

/** In the look's order. A layer that the template has no place for is left out. */
export const layersOfLook = (template: Template, look: readonly LookLayer[]): readonly PaintLayer[] =>
  look.flatMap(({ layer, hex, coverage, blend, finish = 'matte' }) => {
    const place = template.layers.find((one) => one.layer === layer);
    return place ? [{ region: place.region, layer, hex, coverage, blend, finish, shapes: place.shapes }] : [];
  });

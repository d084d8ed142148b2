/** What a preset draws where: the standard shapes of the mesh, with its own lids, line, lashes and cheeks. */
import { readFileSync } from 'node:fs';
import type { Style } from '../../src/lib/vocabulary.ts';
import type { Cheeks, Lids, Line, PresetRecipe } from './preset-recipes.ts';

type Shape = Readonly<Record<string, unknown>>;
export type Shapes = Readonly<Record<string, readonly Shape[]>>;

interface MeshShapes {
  readonly source: string;
  readonly shapes: Shapes;
}

export const MESH = JSON.parse(
  readFileSync(new URL('recipes/mesh-shapes.json', import.meta.url), 'utf8'),
) as MeshShapes;

/** A vertex of the left half (of the image) and its mirror image. */
type Pair = readonly [number, number];
const spots = (radius: number, ...pairs: readonly Pair[]): readonly Shape[] =>
  pairs.flat().map((center) => ({ kind: 'spot', center, radius }));
const strokes = (width: number, ...sides: readonly (readonly number[])[]): readonly Shape[] =>
  sides.map((vertices) => ({ kind: 'stroke', vertices, width }));

const NOSE = { kind: 'spot', center: 5, radius: 0.24 } as const;

const BLUSH: Readonly<Record<Cheeks, readonly Shape[]>> = {
  apples: spots(0.42, [50, 280]),
  lifted: spots(0.34, [123, 352]),
  draped: strokes(0.34, [50, 117, 116, 227], [280, 346, 345, 447]),
  sun: [...spots(0.36, [50, 280]), NOSE],
};

/** In the inner corners, or on the middle of the lids. */
const ACCENT: Readonly<Record<Lids, readonly Shape[] | undefined>> = {
  wash: undefined,
  crease: undefined,
  halo: spots(0.09, [27, 257]),
  corner: spots(0.1, [133, 362]),
};

/** Along the upper lashes, inner corner first. */
const [LASHES, LASHES_RIGHT] = [
  [133, 173, 157, 158, 159, 160, 161, 246],
  [362, 398, 384, 385, 386, 387, 388, 466],
] as const;
/** It ends at the outer corner, just beside it, or on its way to the tail of the brow: what a style's words say of the line. */
const LINE: Readonly<Record<Line, readonly Shape[]>> = {
  tight: strokes(0.018, [...LASHES, 33], [...LASHES_RIGHT, 263]),
  wing: strokes(0.03, [...LASHES, 33, 130], [...LASHES_RIGHT, 263, 359]),
  full: strokes(0.042, [...LASHES, 130, 113], [...LASHES_RIGHT, 359, 342]),
};
const LASH_LENGTH: Readonly<Record<Style, number>> = { natural: 0.1, glam: 0.12, bold: 0.14 };

const withEach = (layer: string, change: Shape): readonly Shape[] =>
  (MESH.shapes[layer] ?? []).map((shape) => ({ ...shape, ...change }));

/** By layer; a layer that it has no shapes for is not painted. */
export const shapesOf = ({ lids, line, cheeks, style }: PresetRecipe): Shapes => {
  const { accent: _accent, crease = [], ...standard } = MESH.shapes;
  const accent = ACCENT[lids];
  return {
    ...standard,
    blush: BLUSH[cheeks],
    eyeliner: LINE[line],
    mascara: withEach('mascara', { length: LASH_LENGTH[style] }),
    ...(lids !== 'wash' && { crease }),
    ...(accent && { accent }),
  };
};

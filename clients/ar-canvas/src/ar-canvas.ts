/** Paints the layers of a look on a picture that is on a canvas: soft edges first, then color and blend as the template says, then shine. */
import { at, type Box, boxOf, lashPath, linePath, linerPath, type Mesh, ringPath, unitOf } from './geometry.ts';
import { type Gleam, gleamsOf, shineOf } from './shine.ts';
import type { Blend, PaintLayer, Shape } from './template.ts';

export type { Mesh } from './geometry.ts';
export { layersOfLook } from './template.ts';
export type { Blend, Finish, LookLayer, PaintLayer, Shape, Template, TemplateLayer } from './template.ts';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
type Canvas = HTMLCanvasElement | OffscreenCanvas;

/** Standard deviation of the soft edge, in units. At 0.02 nothing shows beyond 3 % of a face's width. */
const EDGE: Readonly<Record<string, number>> = {
  foundation: 0.06,
  lid: 0.005,
  crease: 0.035,
  accent: 0.01,
  brow: 0.012,
  lipstick: 0.01,
};
const USUAL_EDGE = 0.02;
/** Wider edges fade inwards: their outer half is cut off this softly. */
const WIDEST_OUTWARDS = 0.02;
/** Of a lash and a liner: what a lens makes of a hair. */
const FINE_EDGE = 0.004;

/** How a spot fades from its center to its radius: a Gaussian, since on skin any rim is seen. */
const SPOT: readonly (readonly [share: number, alpha: number])[] = [
  [0, 1],
  [0.1, 0.97],
  [0.2, 0.88],
  [0.35, 0.66],
  [0.5, 0.42],
  [0.65, 0.23],
  [0.8, 0.1],
  [1, 0],
];

/** Of a gleam. */
const LIGHT = '#ffffff';

/** Of 0..1, as the last two digits of a color. */
const hexByte = (alpha: number): string =>
  Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0');

type Ring = Shape & { kind: 'ring' };

/** The face's outline, where cheeks end, softly. */
const FACE: Ring = {
  kind: 'ring',
  vertices: [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150,
    136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
  ],
};
const FACE_EDGE = 0.03;

const OPERATION: Readonly<Record<Blend, GlobalCompositeOperation>> = {
  normal: 'source-over',
  multiply: 'multiply',
  screen: 'screen',
  'soft-light': 'soft-light',
};

/** Farther away than any canvas is wide. */
const AWAY = 20_000;

interface Soft {
  readonly color: string;
  /** Standard deviation in pixels of the picture. */
  readonly edge: number;
  readonly scale: number;
}

/** Standard deviation of an edge on its sheet, in the sheet's pixels: enough to be smooth when it is laid on the picture. */
const SHEET_EDGE = 1.5;

/** A blur of its own (`filter`) is missing in Safari; the shadow of a shape that is not on the canvas is one everywhere. */
const softly = (context: Context, { color, edge, scale }: Soft, draw: () => void): void => {
  context.save();
  context.fillStyle = context.strokeStyle = color;
  if (edge * scale >= 0.25) {
    context.shadowColor = color;
    // The shadow's blur and offset are not transformed.
    context.shadowBlur = 2 * edge * scale;
    context.shadowOffsetX = AWAY;
    context.translate(-AWAY / scale, 0);
  }
  draw();
  context.restore();
};

interface Job {
  readonly mesh: Mesh;
  readonly layer: PaintLayer;
  readonly unit: number;
  /** Pixels of the sheet for one of the picture. */
  readonly scale: number;
}

/** A job on a sheet. */
interface SheetJob extends Job {
  readonly box: Box;
  readonly spare: Canvas;
}

/** A liner, and not what shapes cheeks. */
const isLine = ({ region }: PaintLayer): boolean => region === 'eyes';

/** In units. */
const edgeOf = (layer: PaintLayer, shape: Shape): number => {
  switch (shape.kind) {
    case 'ring':
      return EDGE[layer.layer] ?? USUAL_EDGE;
    case 'stroke':
      return isLine(layer) ? FINE_EDGE : shape.width / 4;
    case 'lash':
      return FINE_EDGE;
    case 'spot':
      return shape.radius / 4;
  }
};

const fillRing = (context: Context, job: Job, shape: Ring, edge: number): void => {
  const path = ringPath(job.mesh, [shape.vertices, ...(shape.holes ?? [])]);
  softly(context, { color: job.layer.hex, edge: edge * job.unit, scale: job.scale }, () => {
    context.fill(path, 'evenodd');
  });
};

const fillSpot = (context: Context, { mesh, layer, unit }: Job, shape: Shape & { kind: 'spot' }): void => {
  const { x, y } = at(mesh, shape.center);
  const radius = shape.radius * unit;
  const gradient = context.createRadialGradient(x, y, 0, x, y, radius);
  for (const [share, alpha] of SPOT) gradient.addColorStop(share, `${layer.hex}${hexByte(alpha)}`);
  context.fillStyle = gradient;
  context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
};

/** A highlighter has no ends: it comes and goes along its line. */
const fading = (context: Context, mesh: Mesh, { vertices }: Gleam, color: string): CanvasGradient => {
  const [from, to] = [at(mesh, vertices.at(0) ?? 0), at(mesh, vertices.at(-1) ?? 0)];
  const gradient = context.createLinearGradient(from.x, from.y, to.x, to.y);
  for (const [share, alpha] of [...SPOT, ...SPOT.map(([share, alpha]) => [-share, alpha] as const)])
    gradient.addColorStop((1 + share) / 2, `${color}${hexByte(alpha)}`);
  return gradient;
};

/** A third of the width as a line, the rest as its edge: it is gone at the width that is told. */
const drawBand = (context: Context, { mesh, layer, unit, scale }: Job, band: Gleam, color: string): void => {
  const { vertices, width } = band;
  softly(context, { color, edge: (width / 4) * unit, scale }, () => {
    if (layer.layer === 'highlighter') context.strokeStyle = fading(context, mesh, band, color);
    context.lineWidth = (width * unit) / 3;
    context.lineCap = context.lineJoin = 'round';
    context.stroke(linePath(mesh, vertices));
  });
};

const fillStroke = (context: Context, job: Job, shape: Shape & { kind: 'stroke' }): void => {
  const { mesh, layer, unit, scale } = job;
  if (!isLine(layer)) {
    drawBand(context, job, shape, layer.hex);
    return;
  }
  softly(context, { color: layer.hex, edge: FINE_EDGE * unit, scale }, () => {
    context.fill(linerPath(mesh, shape.vertices, shape.width * unit));
  });
};

const fillLash = (context: Context, { mesh, layer, unit, scale }: Job, shape: Shape & { kind: 'lash' }): void => {
  softly(context, { color: layer.hex, edge: FINE_EDGE * unit, scale }, () => {
    context.fill(lashPath(mesh, shape.vertices, shape.length * unit));
  });
};

const fillShape = (context: Context, job: Job, shape: Shape): void => {
  switch (shape.kind) {
    case 'ring':
      fillRing(context, job, shape, edgeOf(job.layer, shape));
      break;
    case 'spot':
      fillSpot(context, job, shape);
      break;
    case 'stroke':
      fillStroke(context, job, shape);
      break;
    case 'lash':
      fillLash(context, job, shape);
      break;
  }
};

/** Of a box of the picture on its sheet, in whole pixels of the sheet. */
const sizeOf = ({ width, height }: Box, scale: number) => ({
  width: Math.ceil(width * scale),
  height: Math.ceil(height * scale),
});

/** A canvas with room for the box, emptied there, that draws in the picture's coordinates. */
const openSheet = (sheet: Canvas, box: Box, scale: number): Context | undefined => {
  const { width, height } = sizeOf(box, scale);
  if (sheet.width < width || sheet.height < height) {
    sheet.width = Math.max(sheet.width, width);
    sheet.height = Math.max(sheet.height, height);
  }
  const context = sheet.getContext('2d');
  if (context === null) return undefined;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'source-over';
  context.clearRect(0, 0, width + 1, height + 1);
  context.setTransform(scale, 0, 0, scale, -box.left * scale, -box.top * scale);
  return context;
};

const makeCanvas = (): Canvas =>
  typeof OffscreenCanvas === 'undefined' ? document.createElement('canvas') : new OffscreenCanvas(1, 1);

export interface Painter {
  /**
   * Paints on the picture that the context's canvas shows, in pixels (its transform is left alone). `strength` (0..1) scales
   * every layer's coverage.
   */
  paint(context: CanvasRenderingContext2D, mesh: Mesh, layers: readonly PaintLayer[], strength?: number): void;
}

/** What is on a sheet, multiplied with what is drawn on the spare one, in the color of either. */
const intersect = (
  context: Context,
  { box, scale, spare }: SheetJob,
  keep: 'destination-in' | 'source-in',
  draw: (mask: Context) => void,
): void => {
  const mask = openSheet(spare, box, scale);
  if (!mask) return;
  draw(mask);
  const { width, height } = sizeOf(box, scale);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = keep;
  context.drawImage(spare, 0, 0, width, height, 0, 0, width, height);
};

/** What spills over a ring goes: a mask that is sharper than what is drawn is multiplied with it. */
const keepWithin = (context: Context, job: SheetJob, ring: Ring): void => {
  intersect(context, job, 'destination-in', (mask) => {
    fillRing(mask, job, ring, ring === FACE ? FACE_EDGE : WIDEST_OUTWARDS / 2);
  });
};

const drawMask = (context: Context, job: SheetJob, shape: Shape): void => {
  fillShape(context, job, shape);
  if (job.layer.region === 'cheeks') keepWithin(context, job, FACE);
  else if (shape.kind === 'ring' && edgeOf(job.layer, shape) > WIDEST_OUTWARDS) keepWithin(context, job, shape);
};

/** Keeps two sheets to draw masks on, so make one and use it for every frame. */
export const createPainter = (makeSheet: () => Canvas = makeCanvas): Painter => {
  const [sheet, spare] = [makeSheet(), makeSheet()];

  const lay = (target: CanvasRenderingContext2D, { box, scale }: SheetJob, blend: Blend, alpha: number): void => {
    const { width, height } = sizeOf(box, scale);
    target.save();
    target.globalAlpha = Math.min(1, Math.max(0, alpha));
    target.globalCompositeOperation = OPERATION[blend];
    target.drawImage(sheet, 0, 0, width, height, box.left, box.top, width / scale, height / scale);
    target.restore();
  };

  const paintShape = (target: CanvasRenderingContext2D, job: SheetJob, shape: Shape, strength: number): void => {
    const { box, layer, scale } = job;
    const context = box.width > 0 && box.height > 0 ? openSheet(sheet, box, scale) : undefined;
    if (!context) return;
    drawMask(context, job, shape);
    lay(target, job, layer.blend, layer.coverage * strength);
    const gleams = gleamsOf(layer);
    if (gleams.length === 0) return;
    intersect(context, job, 'source-in', (mask) => {
      for (const gleam of gleams) drawBand(mask, job, gleam, LIGHT);
    });
    lay(target, job, 'screen', layer.coverage * shineOf(layer) * strength);
  };

  return {
    paint(context, mesh, layers, strength = 1) {
      const unit = unitOf(mesh);
      for (const layer of layers)
        for (const shape of layer.shapes) {
          const scale = Math.min(1, SHEET_EDGE / (edgeOf(layer, shape) * unit));
          const box = boxOf(mesh, shape, context.canvas);
          paintShape(context, { mesh, layer, unit, scale, box, spare }, shape, strength);
        }
    },
  };
};

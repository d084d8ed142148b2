/** How the mirror shows a look: what is painted, how strong, and from where on. */
import { signal } from '@preact/signals';
import { createPainter, type PaintLayer } from '../../../../clients/ar-canvas/src/ar-canvas.ts';
import type { FoundFace } from './face-finder.ts';

/** 0..100 */
export const strength = signal(100);
/** Percent of the picture, from its left, that stay as they were. */
export const divider = signal(0);
/** Names of layers that are taken off. */
export const hidden = signal<ReadonlySet<string>>(new Set());

export const toggle = (layer: string): void => {
  const next = new Set(hidden.value);
  if (!next.delete(layer)) next.add(layer);
  hidden.value = next;
};

export interface View {
  readonly layers: readonly PaintLayer[];
  /** 0..100 */
  readonly strength: number;
  readonly divider: number;
  /** A camera's picture is shown as a mirror would. */
  readonly mirrored: boolean;
}

const painter = createPainter();

export const draw = (canvas: HTMLCanvasElement, { bitmap, points }: FoundFace, view: View): void => {
  const context = canvas.getContext('2d');
  if (!context) return;
  if (canvas.width !== bitmap.width || canvas.height !== bitmap.height)
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  context.drawImage(bitmap, 0, 0);
  if (!points) return;
  const line = (canvas.width * view.divider) / 100;
  context.save();
  context.beginPath();
  context.rect(view.mirrored ? 0 : line, 0, canvas.width - line, canvas.height);
  context.clip();
  painter.paint(context, points, view.layers, view.strength / 100);
  context.restore();
};

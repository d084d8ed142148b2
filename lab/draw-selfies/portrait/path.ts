/** SVG path helpers in the portrait's own unit. */

export type Spot = readonly [x: number, y: number];

const n = (value: number): string => value.toFixed(4);
const at = ([x, y]: Spot): string => `${n(x)} ${n(y)}`;

export const mirror = (spots: readonly Spot[]): Spot[] => spots.map(([x, y]) => [-x, y]);

/** A smooth curve through the spots (Catmull-Rom as cubic Bezier), closed or open. */
export const smooth = (spots: readonly Spot[], closed: boolean): string => {
  const count = spots.length;
  const spot = (index: number): Spot => {
    const wrapped = closed ? (index + count) % count : Math.min(count - 1, Math.max(0, index));
    return spots[wrapped] ?? [0, 0];
  };
  const parts = [`M${at(spot(0))}`];
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [before, from, to, after] = [spot(i - 1), spot(i), spot(i + 1), spot(i + 2)];
    const first: Spot = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const second: Spot = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    parts.push(`C${at(first)} ${at(second)} ${at(to)}`);
  }
  return parts.join('') + (closed ? 'Z' : '');
};

export interface Paint {
  readonly fill?: string;
  readonly opacity?: number;
  readonly stroke?: string;
  readonly width?: number;
  /** Standard deviation of the blur; one of BLURS. */
  readonly blur?: number;
}

const attributes = ({ fill = 'none', opacity = 1, stroke, width = 0.01, blur }: Paint): string =>
  [
    `fill="${fill}"`,
    `opacity="${opacity}"`,
    stroke === undefined ? '' : `stroke="${stroke}" stroke-width="${width}" stroke-linecap="round"`,
    blur === undefined ? '' : `filter="url(#blur${Math.round(blur * 1000)})"`,
  ].join(' ');

export const shape = (d: string, paint: Paint): string => `<path d="${d}" ${attributes(paint)}/>`;

export const ellipse = (center: Spot, radius: Spot, paint: Paint): string =>
  `<ellipse cx="${n(center[0])}" cy="${n(center[1])}" rx="${n(radius[0])}" ry="${n(radius[1])}" ${attributes(paint)}/>`;

/** The same drawing on both sides of the face; it is drawn for the image's right. */
export const bothSides = (drawing: string): string => `${drawing}<g transform="scale(-1 1)">${drawing}</g>`;

const BLURS = [0.006, 0.012, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2] as const;

export const blurFilters = (): string =>
  BLURS.map(
    (blur) =>
      `<filter id="blur${Math.round(blur * 1000)}" x="-80%" y="-80%" width="260%" height="260%">` +
      `<feGaussianBlur stdDeviation="${blur}"/></filter>`,
  ).join('');

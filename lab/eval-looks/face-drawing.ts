/** A schematic face that wears a look's layers, drawn as SVG: the browser composites them as a camera would, on the measured skin. */
import { labToHex } from '../../src/lib/color.ts';
import type { FaceProfile, Lab } from '../../src/lib/face/types.ts';
import type { Layer } from '../../src/lib/looks/render/layers.ts';

const darker = ({ l, a, b }: Lab, by: number): string => labToHex({ l: Math.max(0, l - by), a, b });

const FACE = 'M100,22 C160,22 172,80 168,135 C164,195 132,248 100,248 C68,248 36,195 32,135 C28,80 40,22 100,22 Z';
const EYE = 'M-22,0 Q0,-15 22,0 Q0,13 -22,0 Z';
const LIPS = 'M70,205 Q86,192 95,193 Q100,197 105,193 Q114,192 130,205 Q114,225 100,225 Q86,225 70,205 Z';

const spots = (y: number, x: number, rx: number, ry: number): string =>
  [100 - x, 100 + x]
    .map(
      (cx) =>
        `<ellipse cx="${String(cx)}" cy="${String(y)}" rx="${String(rx)}" ry="${String(ry)}" filter="url(#soft)"/>`,
    )
    .join('');

const eyes = (inner: string): string =>
  `<g transform="translate(66,118) scale(-1,1)">${inner}</g><g transform="translate(134,118)">${inner}</g>`;

const line = (d: string, width: number): string =>
  `<path d="${d}" fill="none" stroke="currentColor" stroke-width="${String(width)}" stroke-linecap="round"/>`;

/** Where each layer lies; what is soft on skin is soft here. */
const SHAPE: Readonly<Record<string, string>> = {
  foundation: `<path d="${FACE}"/>`,
  concealer: spots(138, 34, 22, 9),
  bronzer: spots(182, 52, 20, 26),
  blush: spots(162, 43, 26, 17),
  highlighter: spots(146, 50, 20, 8),
  brow: eyes('<path d="M-28,-34 Q2,-50 30,-32 Q2,-42 -28,-34 Z" stroke="currentColor" stroke-width="3"/>'),
  lid: eyes('<path d="M-26,-1 Q0,-34 27,-4 Q0,-16 -26,-1 Z"/>'),
  crease: eyes('<path d="M-27,-6 Q0,-44 29,-9 Q0,-30 -27,-6 Z"/>'),
  accent: eyes('<circle cx="-22" cy="-2" r="5"/>'),
  eyeliner: eyes(line('M-22,0 Q0,-16 22,0 l8,-6', 3.2)),
  mascara: eyes(line('M-22,0 Q0,-15 22,0 M4,-10 l2,-8 M12,-8 l5,-7 M19,-4 l7,-5', 1.8)),
  lipstick: `<path d="${LIPS}"/>`,
};

const coat = ({ layer, hex, coverage, blend }: Layer): string =>
  `<g fill="${hex}" color="${hex}" opacity="${String(coverage)}" style="mix-blend-mode:${blend}">${SHAPE[layer] ?? ''}</g>`;

/** Lips are darker and redder than the skin around them (Stephen & McKeegan 2010, Perception 39(8)). */
const bareLips = ({ l, a, b }: Lab): string => labToHex({ l: l * 0.86, a: a + 10, b: b - 2 });

/** 200 x 270 units. */
export const drawFace = ({ skin }: Pick<FaceProfile, 'skin'>, layers: readonly Layer[]): string => {
  const { lab, hex } = skin;
  const ball = `<path d="${EYE}" fill="#f4efe9"/><circle r="8.5" cy="-1" fill="#4a3326"/><circle r="4" cy="-1" fill="#0c0a0a"/>`;
  return `<svg viewBox="0 0 200 270" width="170" height="230" xmlns="http://www.w3.org/2000/svg">
<defs><filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="6"/></filter><clipPath id="face"><path d="${FACE}"/></clipPath></defs>
<rect width="200" height="270" fill="#ececec"/><rect x="70" y="220" width="60" height="50" fill="${darker(lab, 6)}"/>
<g style="isolation:isolate" clip-path="url(#face)"><path d="${FACE}" fill="${hex}"/>
<path d="M100,128 Q94,165 90,170 Q100,178 110,170" fill="none" stroke="${darker(lab, 10)}" stroke-width="2.5"/>
<path d="${LIPS}" fill="${bareLips(lab)}"/>${eyes(`<path d="M-28,-34 Q2,-50 30,-32 Q2,-42 -28,-34 Z" fill="${darker(lab, 25)}"/>`)}
${eyes(ball)}${eyes(`<path d="M-22,0 Q0,-15 22,0" fill="none" stroke="${darker(lab, 30)}" stroke-width="1.5"/>`)}
${layers.map(coat).join('\n')}${eyes(ball.replace(EYE, 'M-20,0 Q0,-11 20,0 Q0,11 -20,0 Z'))}</g></svg>`;
};

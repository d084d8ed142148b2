/** A schematic face that wears a look, drawn as SVG: enough to judge color, contrast and balance. */
import { labToHex } from '../../src/lib/color.ts';
import type { FaceProfile, Lab } from '../../src/lib/face/types.ts';
import { renderedColor } from '../../src/lib/looks/rules/look-distance.ts';
import type { Category } from '../../src/lib/vocabulary.ts';

interface Worn {
  readonly category: Category;
  readonly hex: string;
}

const darker = ({ l, a, b }: Lab, by: number): string => labToHex({ l: Math.max(0, l - by), a, b });

const FACE = 'M100,22 C160,22 172,80 168,135 C164,195 132,248 100,248 C68,248 36,195 32,135 C28,80 40,22 100,22 Z';
const EYE = 'M-22,0 Q0,-15 22,0 Q0,13 -22,0 Z';

const eye = (x: number, colors: { lid: string; liner: string | undefined; lash: string; brow: string }): string => {
  const side = x < 100 ? -1 : 1;
  const wing =
    colors.liner === undefined
      ? ''
      : `<path d="M-22,0 Q0,-16 22,0 l8,-6" fill="none" stroke="${colors.liner}" stroke-width="3.2" stroke-linecap="round"/>`;
  return `<g transform="translate(${String(x)},118) scale(${String(side)},1)">
  <path d="M-26,-1 Q0,-34 27,-4 Q0,-16 -26,-1 Z" fill="${colors.lid}"/>
  <path d="${EYE}" fill="#f4efe9"/><circle r="8.5" cy="-1" fill="#4a3326"/><circle r="4" cy="-1" fill="#0c0a0a"/>
  <path d="M-22,0 Q0,-15 22,0" fill="none" stroke="${colors.lash}" stroke-width="2"/>${wing}
  <path d="M-28,-34 Q2,-50 30,-32 Q2,-44 -28,-34 Z" fill="${colors.brow}" stroke="${colors.brow}" stroke-width="3"/>
</g>`;
};

const lips = (hex: string, edge: string): string =>
  `<g transform="translate(100,205)"><path d="M-30,0 Q-14,-13 -5,-12 Q0,-8 5,-12 Q14,-13 30,0 Q14,20 0,20 Q-14,20 -30,0 Z" fill="${hex}"/>
<path d="M-30,0 Q0,6 30,0" fill="none" stroke="${edge}" stroke-width="1.6"/></g>`;

const spot = (x: number, y: number, hex: string, opacity: number): string =>
  `<ellipse cx="${String(x)}" cy="${String(y)}" rx="27" ry="17" fill="${hex}" opacity="${String(opacity)}" filter="url(#soft)"/>`;

/** 200 x 270 units. Colors are mixed as `renderedColor` measures them. */
export const drawFace = (profile: FaceProfile, products: readonly Worn[], intensity: number): string => {
  const skin = profile.skin.lab;
  const hexOf = (category: Category): string | undefined => products.find((one) => one.category === category)?.hex;
  const shown = (category: Category): string => labToHex(renderedColor(category, hexOf(category), intensity, skin));
  const colors = {
    lid: shown('eyeshadow'),
    liner: hexOf('eyeliner') === undefined ? undefined : shown('eyeliner'),
    lash: hexOf('mascara') ?? darker(skin, 30),
    brow: hexOf('brow') ?? darker(skin, 35),
  };
  const glow = hexOf('highlighter');
  const sun = hexOf('bronzer');
  return `<svg viewBox="0 0 200 270" width="150" height="202" xmlns="http://www.w3.org/2000/svg">
<defs><filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="7"/></filter><clipPath id="face"><path d="${FACE}"/></clipPath></defs>
<rect width="200" height="270" fill="#ececec"/><rect x="70" y="220" width="60" height="50" fill="${darker(skin, 6)}"/>
<path d="${FACE}" fill="${profile.skin.hex}"/>
<g clip-path="url(#face)">${sun === undefined ? '' : spot(48, 182, sun, 0.3) + spot(152, 182, sun, 0.3)}
${spot(58, 160, shown('blush'), 0.95)}${spot(142, 160, shown('blush'), 0.95)}
${glow === undefined ? '' : spot(56, 138, glow, 0.3) + spot(144, 138, glow, 0.3)}</g>
<path d="M100,128 Q94,165 90,170 Q100,178 110,170" fill="none" stroke="${darker(skin, 10)}" stroke-width="2.5"/>
${eye(66, colors)}${eye(134, colors)}
${lips(shown('lipstick'), darker(renderedColor('lipstick', hexOf('lipstick'), intensity, skin), 12))}
</svg>`;
};

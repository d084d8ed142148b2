/** The face's skin with its light and shadow. Cheeks and forehead keep the plain skin color. */
import { bothSides, ellipse, shape, smooth } from './path.ts';
import { facePath } from './outline.ts';
import type { Tones } from './tones.ts';
import type { Outline } from './types.ts';

/** Darkens the rim of the face from nothing at 72 % of the way out. */
const rim = (tones: Tones, outline: Outline): string => {
  const middle = (outline.chinDrop - outline.hairline) / 2;
  const reach = (outline.chinDrop + outline.hairline) / 2 + 0.16;
  return (
    `<radialGradient id="rim" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="1" ` +
    `gradientTransform="translate(0 ${middle}) scale(${outline.cheek * 1.02} ${reach})">` +
    `<stop offset="0.74" stop-color="${tones.shade}" stop-opacity="0"/>` +
    `<stop offset="0.92" stop-color="${tones.shade}" stop-opacity="0.55"/>` +
    `<stop offset="1" stop-color="${tones.deep}" stop-opacity="0.8"/></radialGradient>` +
    `<rect x="-2" y="-2.2" width="4" height="4.6" fill="url(#rim)"/>`
  );
};

export const skin = (tones: Tones, outline: Outline): string => {
  const path = facePath(outline);
  const cheekHollow = smooth(
    [
      [outline.cheek - 0.08, 0.55],
      [outline.jaw - 0.12, 0.95],
      [outline.jaw - 0.32, 1.25],
    ],
    false,
  );
  return (
    shape(path, { fill: tones.deep, opacity: 0.4, blur: 0.05 }) +
    shape(path, { fill: tones.base, blur: 0.006 }) +
    `<clipPath id="face"><path d="${path}"/></clipPath><g clip-path="url(#face)">` +
    rim(tones, outline) +
    ellipse([0, -outline.hairline], [1, 0.16], { fill: tones.deep, opacity: 0.4, blur: 0.08 }) +
    bothSides(
      shape(cheekHollow, { stroke: tones.shade, width: 0.14, opacity: 0.22, blur: 0.08 }) +
        ellipse([0.7, 0.3], [0.2, 0.07], { fill: tones.light, opacity: 0.28, blur: 0.08 }) +
        shape('M0.36 0.62Q0.52 0.8 0.52 0.98', { stroke: tones.shade, width: 0.035, opacity: 0.3, blur: 0.03 }),
    ) +
    ellipse([0, -0.9], [0.4, 0.16], { fill: tones.light, opacity: 0.16, blur: 0.12 }) +
    ellipse([0, outline.chinDrop - 0.24], [0.2, 0.1], { fill: tones.light, opacity: 0.35, blur: 0.08 }) +
    ellipse([0, outline.chinDrop + 0.02], [0.6, 0.09], { fill: tones.deep, opacity: 0.45, blur: 0.05 }) +
    '</g>'
  );
};

/** Puts one portrait together as an SVG. */
import { backdrop, ears, neck, shirt } from './body.ts';
import { cover } from './covers.ts';
import { brows, eyeClip, eyes } from './eyes.ts';
import { skin } from './face.ts';
import { hairBehind, hairInFront, hangs } from './hair.ts';
import { mouth, nose } from './nose-mouth.ts';
import { OUTLINES } from './outline.ts';
import { blurFilters } from './path.ts';
import { seeded } from '../../../dev/random.ts';
import { seedOf } from '../random.ts';
import { tonesOf } from './tones.ts';
import type { Portrait } from './types.ts';

export const WIDTH = 800;
export const HEIGHT = 1000;
/** Pixels: distance of the pupils, and where the middle between them lies. */
export const EYE_DISTANCE = 150;
const EYES_AT = { x: 400, y: 445 };

const browColor = (portrait: Portrait): string => (portrait.hair === 'scarf' ? '#2b1d16' : portrait.hairColor);

/** The head in eye distances, without the backdrop. */
export const head = (portrait: Portrait): string => {
  const random = seeded(seedOf(portrait.file));
  const tones = tonesOf(portrait.skin);
  const outline = OUTLINES[portrait.shape];
  const opening = portrait.eyeOpening ?? 1;
  return [
    hairBehind(portrait.hair, portrait.hairColor),
    neck(tones, outline),
    shirt(portrait.clothes),
    portrait.hair === 'scarf' || hangs(portrait.hair) ? '' : ears(tones, outline),
    skin(tones, outline),
    `<defs>${eyeClip(opening)}</defs>`,
    eyes(tones, portrait.iris, opening, random),
    brows(browColor(portrait), random),
    nose(tones),
    mouth(tones),
    hairInFront(portrait.hair, portrait.hairColor, outline, random),
    cover(portrait.cover),
  ].join('');
};

export const portraitSvg = (portrait: Portrait): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">` +
  `<g transform="translate(${EYES_AT.x} ${EYES_AT.y}) scale(${EYE_DISTANCE})">` +
  `<defs>${blurFilters()}</defs>${backdrop(portrait.backdrop)}${head(portrait)}</g></svg>`;

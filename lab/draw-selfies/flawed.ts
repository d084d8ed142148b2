/** The selfies that must be refused: each a portrait with one thing wrong, with the code that names it. */
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { SelfieCode } from '../../src/lib/errors.ts';
import { EYE_DISTANCE, head, HEIGHT, portraitSvg, WIDTH } from './portrait/portrait.ts';
import { backdrop } from './portrait/body.ts';
import { blurFilters } from './portrait/path.ts';
import { renderJpeg } from './render.ts';
import type { Portrait } from './portrait/types.ts';

export interface Flawed {
  readonly file: string;
  readonly title: string;
  readonly expect: SelfieCode;
  readonly jpeg: Buffer;
}

const encode = (picture: Sharp): Promise<Buffer> => picture.jpeg({ quality: 86 }).toBuffer();

/** Two heads, half as large, side by side. */
const twoFaces = (left: Portrait, right: Portrait): string => {
  const place = (portrait: Portrait, x: number): string =>
    `<g transform="translate(${x} 660) scale(${EYE_DISTANCE * 0.52})">${head(portrait)}</g>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><defs>${blurFilters()}</defs>` +
    `<g transform="translate(400 445) scale(${EYE_DISTANCE})">${backdrop(left.backdrop)}</g>` +
    `${place(left, 215)}${place(right, 585)}</svg>`
  );
};

/** A table with a bowl of oranges. */
const stillLife = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">` +
  `<rect width="800" height="620" fill="#c9cfcf"/><rect y="620" width="800" height="380" fill="#8a6f58"/>` +
  [250, 330, 410, 490, 560]
    .map((x, i) => `<circle cx="${x}" cy="${560 - (i % 2) * 40}" r="62" fill="#d98a34"/>`)
    .join('') +
  `<path d="M170 570H640Q600 760 405 760Q210 760 170 570Z" fill="#5f7f93"/></svg>`;

type Drawing = readonly [file: string, expect: SelfieCode, title: string, jpeg: Promise<Buffer>];

const spoiled = (plain: Buffer, background: string): Drawing[] => [
  [
    'tilted.jpg',
    'face_turned',
    'a head tilted by 60 degrees',
    encode(sharp(plain).rotate(60, { background }).resize(WIDTH)),
  ],
  ['too-dark.jpg', 'too_dark', 'next to no light', encode(sharp(plain).linear(0.09, 0))],
  ['too-bright.jpg', 'too_bright', 'light that clips', encode(sharp(plain).linear(2.4, 60))],
  ['blurred.jpg', 'blurry', 'out of focus', encode(sharp(plain).blur(20))],
  ['grayscale.jpg', 'grayscale', 'without color', encode(sharp(plain).grayscale())],
];

/** A face 28 pixels wide in an empty room. */
const farAway = async (plain: Buffer, background: string): Promise<Buffer> => {
  const input = await sharp(plain).resize(68).toBuffer();
  const room = sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background } });
  return encode(room.composite([{ input, left: 366, top: 457 }]));
};

/** One thing wrong with the model's picture in each; the friend is the second face. */
export const drawFlawed = async (model: Portrait, friend: Portrait): Promise<Flawed[]> => {
  const plain = await renderJpeg(portraitSvg(model), 'flawed');
  const changed = (change: Partial<Portrait>) => renderJpeg(portraitSvg({ ...model, ...change }), 'changed');
  const drawings: Drawing[] = [
    ['no-face.jpg', 'no_face', 'a bowl of oranges', renderJpeg(stillLife(), 'no-face')],
    ['two-faces.jpg', 'multiple_faces', 'two people', renderJpeg(twoFaces(model, friend), 'two-faces')],
    ['small-face.jpg', 'face_too_small', 'a face 28 pixels wide', farAway(plain, model.backdrop)],
    ...spoiled(plain, model.backdrop),
    ['masked.jpg', 'face_occluded', 'a mask over nose and mouth', changed({ cover: 'mask' })],
    ['sunglasses.jpg', 'sunglasses', 'dark glasses', changed({ cover: 'sunglasses' })],
    ['eyes-closed.jpg', 'eyes_closed', 'eyes closed', changed({ eyeOpening: 0 })],
  ];
  return Promise.all(drawings.map(async ([file, expect, title, jpeg]) => ({ file, expect, title, jpeg: await jpeg })));
};

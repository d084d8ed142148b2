/** Color on a terminal that wants it, plain text elsewhere. */
import { styleText } from 'node:util';

export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  /** A block in the color, and its code. */
  swatch(hex: string): string;
}

const channels = (hex: string): string =>
  [1, 3, 5].map((start) => String(Number.parseInt(hex.slice(start, start + 2), 16))).join(';');

const PLAIN: Paint = { bold: (text) => text, dim: (text) => text, swatch: (hex) => hex };

const COLORED: Paint = {
  bold: (text) => styleText('bold', text, { validateStream: false }),
  dim: (text) => styleText('dim', text, { validateStream: false }),
  swatch: (hex) => `\u001b[48;2;${channels(hex)}m    \u001b[0m ${hex}`,
};

export const paintFor = (stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): Paint =>
  stream.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb' ? COLORED : PLAIN;

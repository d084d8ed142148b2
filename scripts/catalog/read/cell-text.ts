/** A cell as people read it: shops export the HTML of their pages, and characters that nobody sees. */
import { decodeHTMLStrict } from 'entities';

/** Soft hyphen, zero-width space, word joiner, byte order mark: left over from pages, and in the way of equal names. */
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF]/g;

/**
 * Entities are decoded once, and only those that end in a semicolon: `?a=1&copy=2` in a link is no entity. Lists are written with
 * `|` between their parts; JSON may also use arrays.
 */
export const cellText = (value: unknown): string => {
  if (typeof value === 'string') {
    return decodeHTMLStrict(value).replace(UNSEEN, '').normalize('NFC').replace(/\s+/g, ' ').trim();
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.map(cellText).join('|') : '';
};

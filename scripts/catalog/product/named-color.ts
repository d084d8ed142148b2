/** A color by its name in CSS: 148 words that a browser knows, not what a brand means by them. */
import names from 'color-name';

/** `Hot Pink` is `hotpink`; names of more than CSS has are no colors here. */
export const namedColor = (text: string): string | undefined => {
  const name = text.toLowerCase().replaceAll(/[\s-]/g, '');
  const rgb = Object.hasOwn(names, name) ? (names as Readonly<Record<string, readonly number[]>>)[name] : undefined;
  return rgb && `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
};

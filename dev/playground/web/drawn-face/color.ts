/** The little color arithmetic of the drawing: sRGB hex in, sRGB hex out. */

const channels = (hex: string): number[] => [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));

/** `share` 0..1 of `over`, the rest `under`. */
export const mix = (under: string, over: string, share: number): string => {
  const top = channels(over);
  const mixed = channels(under).map((value, index) => Math.round(value + ((top[index] ?? value) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
};

/** Relative luminance 0..1 by WCAG 2. */
export const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

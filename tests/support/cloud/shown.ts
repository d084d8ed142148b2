/** What a page shows: shell commands with the output below them, and how like the real output that is. */

export interface Shown {
  readonly command: string;
  /** The next block, when it shows an output. */
  readonly output?: { readonly language: 'json' | 'text'; readonly text: string };
}

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** The shell blocks of a page, in order. */
export const shownIn = (markdown: string): readonly Shown[] => {
  const blocks = [...markdown.matchAll(FENCE)].map(([, language = '', text = '']) => ({ language, text }));
  return blocks.flatMap(({ language, text }, index) => {
    if (language !== 'sh') return [];
    const next = blocks[index + 1];
    const shows = next?.language === 'json' || next?.language === 'text';
    return [
      { command: text, ...(shows && { output: { language: next.language as 'json' | 'text', text: next.text } }) },
    ];
  });
};

/** Stands for what is left out: any text, more elements, more members, more lines. */
export const REST = '…';

const VOLATILE: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>'],
  [/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>'],
  [/127\.0\.0\.1:\d+/g, '<host>'],
  [/\?X-Amz-.*$/g, `?${REST}`],
  // The first photo of a user is measured; a later one is joined with it.
  [/\b(undertone|depth) (measured|joint)/g, '$1 <source>'],
];

/** What differs with each run, a measured color's last bits included, is told by its kind alone. */
const masked = (text: string): string =>
  VOLATILE.reduce((all, [pattern, kind]) => all.replaceAll(pattern, kind), text).replaceAll(/#[0-9a-f]{6}\b/g, '<hex>');

const TOLERANCE = 0.1;

const sameNumber = (shown: number, real: number): boolean =>
  Number.isInteger(shown) && Number.isInteger(real) && Math.abs(shown) < 100
    ? shown === real
    : Math.abs(shown - real) <= TOLERANCE * Math.max(1, Math.abs(shown));

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inArray = (shown: readonly Json[], real: readonly Json[], at: string): string[] => {
  const open = shown.at(-1) === REST;
  const named = open ? shown.slice(0, -1) : shown;
  const length = named.length === real.length || (open && named.length < real.length);
  const items = named.flatMap((item, index) => differences(item, real[index], `${at}/${index}`));
  return length ? items : [`${at} has ${real.length} elements`, ...items];
};

const inObject = (
  shown: Readonly<Record<string, Json>>,
  real: Readonly<Record<string, Json>>,
  at: string,
): string[] => {
  const { [REST]: rest, ...named } = shown;
  const hidden = Object.keys(real).filter((key) => !(key in named));
  const members = Object.entries(named).flatMap(([key, value]) => differences(value, real[key], `${at}/${key}`));
  return rest === undefined && hidden.length > 0 ? [`${at} hides ${hidden.join(', ')}`, ...members] : members;
};

const same = (shown: Json, real: Json | undefined): boolean => {
  if (typeof shown === 'number' && typeof real === 'number') return sameNumber(shown, real);
  if (typeof shown === 'string' && typeof real === 'string') return masked(shown) === masked(real);
  return shown === real;
};

/** Each difference with its place; nothing when what is shown is what comes. */
export const differences = (shown: Json, real: Json | undefined, at = ''): string[] => {
  if (Array.isArray(shown) && Array.isArray(real)) return inArray(shown as Json[], real as Json[], at);
  if (isObject(shown) && isObject(real)) return inObject(shown, real, at);
  return same(shown, real) ? [] : [`${at} is ${JSON.stringify(real)}, shown ${JSON.stringify(shown)}`];
};

const lineOf = (text: string): string =>
  masked(text)
    .replaceAll(/\d+(\.\d+)?/g, '<n>')
    .trimEnd();

/** The lines up to the one that is left out have to come first, in this order. */
export const textDifferences = (shown: string, real: string): string[] => {
  const expected = shown.trimEnd().split('\n');
  const end = expected.indexOf(REST);
  const lines = real.trimStart().split('\n');
  return expected
    .slice(0, end < 0 ? undefined : end)
    .flatMap((line, index) =>
      lineOf(line) === lineOf(lines[index] ?? '') ? [] : [`line ${index + 1} is ${lines[index] ?? 'missing'}`],
    );
};

const LOCAL_HOSTS = /127\.0\.0\.1:\d+(?=\/glamai-local-)/g;

const shortened = (text: string): string =>
  text.replace(LOCAL_HOSTS, '127.0.0.1:4569').replace(/\?X-Amz-.*$/, `?${REST}`);

/** What is shown, with the real values in the places where it shows one. */
export const renewed = (shown: Json, real: Json | undefined): Json => {
  if (Array.isArray(shown) && Array.isArray(real))
    return (shown as Json[]).map((item, index) => (item === REST ? REST : renewed(item, (real as Json[])[index])));
  if (isObject(shown) && isObject(real))
    return Object.fromEntries(
      Object.entries(shown).map(([key, value]) => [key, key === REST ? REST : renewed(value, real[key])]),
    );
  return typeof real === 'string' ? shortened(real) : (real ?? shown);
};

const WIDTH = 110;

const spread = (value: readonly Json[] | Readonly<Record<string, Json>>, indent: string): string => {
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => compact(item as Json, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${compact(item, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
};

const onOneLine = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map((item) => onOneLine(item as Json)).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${onOneLine(item)}`);
  return `{ ${members.join(', ')} }`;
};

/** JSON with what fits on a line kept on one, for a page that is to be short. */
export const compact = (value: Json, indent = ''): string => {
  const line = onOneLine(value);
  return typeof value !== 'object' || value === null || indent.length + line.length <= WIDTH
    ? line
    : spread(value, indent);
};

/** As many lines of the real text as are shown. */
export const renewedText = (shown: string, real: string): string => {
  const lines = shown.trimEnd().split('\n');
  const open = lines.at(-1) === REST;
  const kept = real
    .trimStart()
    .split('\n')
    .slice(0, open ? lines.length - 1 : lines.length);
  return `${[...kept, ...(open ? [REST] : [])].join('\n')}\n`;
};

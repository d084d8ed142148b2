/** The look as text for people: profile, products, steps, reasons, preset, provenance, times. */
import type { RecommendationBody } from '../../src/lib/contract/answers.ts';
import type { LookBody } from '../../src/lib/contract/look.ts';
import type { ProblemBody } from './app.ts';
import type { Paint } from './paint.ts';
import type { StepTime } from './progress.ts';

const LABEL_WIDTH = 12;
const CATEGORY_WIDTH = 12;

const row = (label: string, text: string): string => `  ${label.padEnd(LABEL_WIDTH)}${text}`;
const percent = (share: number): string => `${Math.round(share * 100)} % sure`;
const words = (value: string): string => value.replaceAll('_', ' ');

const FEATURES: Readonly<Record<keyof LookBody['facialFeatures'], string>> = {
  lips: 'lips',
  eyes: 'eyes',
  eyeAngle: 'eye angle',
  eyeSpacing: 'eye spacing',
  brows: 'brows',
};

/** What was measured, then what this photo does not show. */
const featureText = (features: LookBody['facialFeatures']): string => {
  const named = Object.entries(FEATURES).map(([key, name]) => ({
    name,
    value: features[key as keyof typeof FEATURES],
  }));
  const known = named.filter(({ value }) => value !== 'unknown').map(({ name, value }) => `${name} ${words(value)}`);
  const unknown = named.filter(({ value }) => value === 'unknown').map(({ name }) => name);
  return [known.join(', '), unknown.length === 0 ? '' : `unknown: ${unknown.join(', ')}`].filter(Boolean).join('; ');
};

const shapeText = ({ value, runnerUp, confidence, candidates }: LookBody['faceProfile']['shape']): string => {
  if (value !== 'unknown')
    return `${value} (${percent(confidence)})${runnerUp === 'unknown' ? '' : `, or ${runnerUp}`}`;
  const [likeliest] = candidates;
  return likeliest ? `unknown; most like ${likeliest.value} (${percent(confidence)})` : 'unknown';
};

const profileLines = ({ faceProfile, facialFeatures, skinTone }: LookBody, paint: Paint): string[] => {
  const { skin, shape, quality, source } = faceProfile;
  const tone = `${skinTone} (${percent(skin.confidence.depth)}; undertone ${percent(skin.confidence.undertone)})`;
  const measured = Object.entries(quality).map(([name, value]) => `${name} ${String(value)}`);
  return [
    paint.bold('Face'),
    row('skin', `${paint.swatch(skin.hex)}  ${tone}`),
    row('', `Monk ${String(skin.monk)}, ITA ${String(skin.ita)}°, light ${words(skin.lighting)}`),
    row('shape', shapeText(shape)),
    row('features', featureText(facialFeatures)),
    row('photo', measured.join(', ')),
    row(
      'source',
      Object.entries(source)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
    ),
  ];
};

type LookProduct = LookBody['products'][number];

const priceOf = ({ price, currency }: LookProduct): string =>
  price === null ? 'no price' : `${price.toFixed(2)} ${currency}`;

const productLines = (product: LookProduct, paint: Paint): string[] => {
  const distance = product.deltaE === undefined ? '' : `, ΔE ${product.deltaE.toFixed(1)}`;
  const name = `${product.brand} ${product.name}, ${product.shade}`;
  return [
    `  ${product.category.padEnd(CATEGORY_WIDTH)}${paint.swatch(product.hex)}  ${paint.bold(name)}  ${priceOf(product)}${distance}`,
    row('', product.reason),
    row('', paint.dim(product.url)),
  ];
};

const lookLines = (look: LookBody, paint: Paint): string[] => {
  const { recommendedLook: recommended, alternatives } = look;
  return [
    paint.bold(`Look: ${look.lookName} (${recommended.style})`),
    row('palette', recommended.palette.map((hex) => paint.swatch(hex)).join('  ')),
    '',
    ...look.products.flatMap((product) => productLines(product, paint)),
    '',
    paint.bold('Steps'),
    ...recommended.steps.map(
      ({ area, technique, finish, intensity }, index) =>
        `  ${String(index + 1)}. ${area}: ${technique} (${finish}, intensity ${String(intensity)})`,
    ),
    '',
    paint.bold('Why'),
    ...recommended.reasoning.map(({ text, features }) => `  - ${text} ${paint.dim(`[${features.join(', ')}]`)}`),
    ...look.unmet.map(({ why }) => `  - ${why}`),
    '',
    paint.bold('Or'),
    ...alternatives.map(
      ({ name, style, arPresetId, products }) => `  - ${name} (${style}), ${arPresetId}, ${products.length} products`,
    ),
  ];
};

/** The link itself ends with the demo, and is longer than a line. */
const templateName = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? '';

const presetLines = ({ arPreset }: RecommendationBody, paint: Paint): string[] => [
  paint.bold(`AR preset: ${arPreset.presetId}, version ${String(arPreset.version)}`),
  ...arPreset.regions.map(({ region, layer, hex, finish, coverage }) =>
    row(region, `${paint.swatch(hex)}  ${layer}, ${finish}, coverage ${String(coverage)}`),
  ),
  row(
    'vendors',
    `Banuba (${Object.keys(arPreset.banuba).join(', ')}), Perfect Corp (${arPreset.perfectCorp.length} effects)`,
  ),
  row('template', `${templateName(arPreset.template.url)}, by a link in the answer, signed for a few minutes`),
];

const provenanceLine = ({ provenance }: LookBody): string =>
  Object.entries(provenance)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');

const timeLines = (times: readonly StepTime[], paint: Paint): string[] => [
  paint.bold('Time'),
  ...times.map(({ step, milliseconds }) => `  ${step.padEnd(34)}${milliseconds.toFixed(0).padStart(7)} ms`),
];

const NEXT = [
  row('a photo', 'npm run demo -- photo.jpg --style glam  (it stays on this machine)'),
  row('the API', 'npm run dev, and try it at http://127.0.0.1:3100'),
  row('an app', 'docs/client.md, docs/openapi.json'),
];

export interface Report {
  readonly look: LookBody;
  readonly recommendation: RecommendationBody;
  readonly times: readonly StepTime[];
}

export const reportText = ({ look, recommendation, times }: Report, paint: Paint): string =>
  [
    '',
    ...profileLines(look, paint),
    '',
    ...lookLines(look, paint),
    '',
    ...presetLines(recommendation, paint),
    '',
    paint.bold('Made by'),
    `  ${provenanceLine(look)}`,
    '',
    ...timeLines(times, paint),
    '',
    paint.bold('Next'),
    ...NEXT,
    '',
  ].join('\n');

/** Why the rules engine composed a look that a model was asked for. */
export const fallbackText = ({ provenance: { fallback } }: LookBody, model: string): string | undefined => {
  if (fallback === null) return undefined;
  const engine = 'The rules engine composed this look.';
  return fallback === 'unauthorized'
    ? `The key was refused: ${model} takes no question with it. ${engine} Check OPENAI_API_KEY.`
    : `${model} gave no look (${words(fallback)}). ${engine}`;
};

/** Why a selfie cannot be used, and what would help. */
export const rejectionText = (
  { title, detail, code, measured, threshold, hint }: ProblemBody,
  paint: Paint,
): string => {
  const lines = [paint.bold(`${title} (${code})`), `  ${detail}`];
  if (measured !== undefined) lines.push(row('measured', String(measured)));
  if (threshold !== undefined) lines.push(row('needed', String(threshold)));
  if (hint !== undefined) lines.push(row('hint', hint));
  return lines.join('\n');
};

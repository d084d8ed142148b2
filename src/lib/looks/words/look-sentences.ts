/** What may be said of a whole look, and when it is true; each group says one sentence or none. */
import { type Category, type Depth, MATCH_VERDICTS, type MatchVerdict, type Undertone } from '../../vocabulary.ts';
import type { Values } from '../types.ts';
import { list, type Sentence } from './say.ts';

/** What is known of a face and a look; undefined is what is not known, or what the look does not have. */
export interface LookFacts {
  readonly depth: Depth;
  readonly undertone: string | undefined;
  /** Names of the colors worn there. */
  readonly lips: string | undefined;
  readonly cheeks: string | undefined;
  readonly lids: string | undefined;
  /** Of the foundation that is worn. */
  readonly match:
    | { readonly verdict: MatchVerdict; readonly deltaE: number; readonly lighter?: string; readonly darker?: string }
    | undefined;
  readonly foundationFamily: Undertone | undefined;
  readonly faceShape: string | undefined;
  /** The shape whose placement is taken. */
  readonly placement: string;
  readonly eyeAngle: string | undefined;
  readonly eyes: string | undefined;
  readonly lipShape: string | undefined;
  readonly wears: (category: Category) => boolean;
}

const text = (value: Values[string] | undefined): string => (typeof value === 'string' ? value : '');

const given = (values: Readonly<Record<string, string | number | undefined>>): Values =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

const skinOf = ({ depth, undertone }: Values): string => [text(depth), text(undertone)].filter(Boolean).join(', ');

const colorsOf = (values: Values): string =>
  list(
    (['lips', 'cheeks', 'lids'] as const).flatMap((place) =>
      values[place] === undefined ? [] : [`${text(values[place])} ${place}`],
    ),
  );

const palette: readonly Sentence<LookFacts>[] = [
  {
    code: 'palette.colors',
    when: ({ lips, cheeks, lids }) => [lips, cheeks, lids].some((color) => color !== undefined),
    values: ({ depth, undertone, lips, cheeks, lids }) => given({ depth, undertone, lips, cheeks, lids }),
    parts: (values) => ({ skin: skinOf(values), colors: colorsOf(values) }),
  },
  {
    code: 'palette.base',
    when: () => true,
    values: ({ depth, undertone }) => given({ depth, undertone }),
    parts: (values) => ({ skin: skinOf(values) }),
  },
];

const nearOf = ({ lighter, darker }: Values): string => {
  const near = [
    lighter === undefined ? '' : `${text(lighter)} is the next lighter`,
    darker === undefined ? '' : `${text(darker)} the next darker`,
  ].filter(Boolean);
  return near.length === 0 ? '' : `; ${near.join(', ')}`;
};

const shade: readonly Sentence<LookFacts>[] = MATCH_VERDICTS.map((verdict) => ({
  code: `shade.${verdict}` as const,
  when: ({ match }) => match?.verdict === verdict,
  values: ({ match }) => given({ deltaE: match?.deltaE, lighter: match?.lighter, darker: match?.darker }),
  parts: (values) => ({ near: nearOf(values) }),
}));

const family: readonly Sentence<LookFacts>[] = [
  {
    code: 'family.neutral',
    when: ({ undertone, foundationFamily }) => undertone === undefined && foundationFamily === 'neutral',
  },
];

const PLACED: Readonly<Record<string, string>> = {
  oval: 'follows the cheekbone',
  round: 'slants up to lengthen',
  square: 'stays round and soft on the apples',
  oblong: 'runs level across the apples to shorten',
  heart: 'sits low on the apples to soften the chin',
  diamond: 'stays on the outer apples',
  triangle: 'sits high to lift the jaw',
};

const placed = ({ placement }: Values) => ({ how: PLACED[text(placement)] ?? '' });

const placement: readonly Sentence<LookFacts>[] = [
  {
    code: 'placement.shape',
    when: ({ faceShape, placement: by, wears }) =>
      faceShape !== undefined && faceShape === by && by in PLACED && wears('blush'),
    values: ({ faceShape = '', placement: by }) => ({ faceShape, placement: by }),
    parts: placed,
  },
  {
    code: 'placement.between',
    when: ({ faceShape, placement: by, wears }) => faceShape !== undefined && by in PLACED && wears('blush'),
    values: ({ placement: by }) => ({ placement: by }),
    parts: placed,
  },
];

/** What is done for eyes, and with which product: as the technique of that product says. */
const DRAWN: Readonly<Record<string, readonly [how: string, by: Category]>> = {
  almond: ['take an even line', 'eyeliner'],
  round: ['are drawn longer at the outer third', 'eyeshadow'],
  narrow: ['open with light in the middle of the lid', 'eyeshadow'],
  upturned: ['are balanced along the lower outer lashes', 'eyeliner'],
  downturned: ['are lifted at the outer corner', 'eyeshadow'],
};

const eyeSentence = (name: 'eyeAngle' | 'eyes'): Sentence<LookFacts> => ({
  code: `eyes.${name}` as const,
  when: (facts) => {
    const drawn = DRAWN[facts[name] ?? ''];
    return drawn !== undefined && facts.wears(drawn[1]);
  },
  values: (facts) => given({ [name]: facts[name] }),
  parts: (values) => ({ kind: text(values[name]), how: DRAWN[text(values[name])]?.[0] ?? '' }),
});

const LIPS: Readonly<Record<string, string>> = {
  thin: 'gain from color at the very edge and shine in the middle',
  medium: 'take the color as it is',
  full: 'carry color that stays just inside their edge',
};

const lips: readonly Sentence<LookFacts>[] = [
  {
    code: 'lips.shape',
    when: ({ lipShape, wears }) => lipShape !== undefined && lipShape in LIPS && wears('lipstick'),
    values: ({ lipShape = '' }) => ({ lips: lipShape }),
    parts: (values) => ({ how: LIPS[text(values['lips'])] ?? '' }),
  },
];

interface Group {
  readonly sentences: readonly Sentence<LookFacts>[];
  /** Names of the measured features that a sentence with these values cites. */
  readonly features: (values: Values) => readonly string[];
}

const among =
  (...names: readonly string[]) =>
  (values: Values): readonly string[] =>
    names.filter((name) => values[name] !== undefined);

export const LOOK_SENTENCES: readonly Group[] = [
  { sentences: palette, features: among('depth', 'undertone') },
  { sentences: shade, features: () => ['depth'] },
  { sentences: family, features: () => [] },
  { sentences: placement, features: () => ['faceShape'] },
  { sentences: [eyeSentence('eyeAngle'), eyeSentence('eyes')], features: among('eyeAngle', 'eyes') },
  { sentences: lips, features: () => ['lips'] },
];

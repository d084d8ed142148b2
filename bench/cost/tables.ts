/** The tables of docs/operate/costs.md and docs/operate/capacity.md, which `npm run bench:cost` prints too. */
import { fixed, table } from '../markdown.ts';
import { doingsOf, type Line, linesOf, modelShare, monthOf, sumOf, usageOf, usdAtTheMargin } from './bill.ts';
import { ASSUMED, LIMITS, type Measured, PRICES, readMeasured, readStage, type Stage } from './inputs.ts';
import { foundationReads, type Load, loadsOf, type MethodLoad } from './load.ts';

const SIZES = [0, 1_000, 100_000, 1_000_000];
const MODEL = 'OpenAI';

/** Three digits that count, thousands apart. */
export const round = (value: number): string =>
  String(value < 100 ? Number(value.toPrecision(3)) : Math.round(value)).replaceAll(
    /\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g,
    ' ',
  );

const linkOf = ({ service, source }: Line['price']): string => `[${service}](${source})`;

const perThousand = (lines: readonly Line[]): number => 1_000 * sumOf(lines);

/** 1 000 looks on top of what is free: what one more costs. */
export const lookTable = (measured: Measured, stage: Stage): string => {
  const price = (share: number): readonly Line[] =>
    linesOf(
      usageOf(measured, stage, { requests: ASSUMED.month.perLook, analyses: 1, modelShare: share }),
      usdAtTheMargin,
    );
  // A ten-thousandth of a cent a look is no line of a table.
  const rules = price(0).filter(({ usd }) => usd >= 5e-7);
  const always = perThousand(price(1));
  const row = (name: string, lines: readonly Line[]) => {
    const sum = perThousand(lines);
    return [name, '', fixed(sum, 3), fixed(sum / always, 2)];
  };
  const sizes = Object.keys(measured.simulated).map(Number);
  return table(
    ['service', 'for one look', 'USD per 1 000 looks', 'ratio'],
    [
      ...rules.map((line) => [
        linkOf(line.price),
        `${round(line.units)} ${line.price.unit}`,
        fixed(1_000 * line.usd, 3),
        '',
      ]),
      row('**rules engine**', rules),
      row(`${MODEL}, asked for every look (baseline)`, price(1)),
      ...sizes.map((users) => row(`${MODEL}, ${round(users)} users share answers`, price(modelShare(measured, users)))),
    ],
  );
};

export const monthTable = (measured: Measured, stage: Stage): string => {
  const months = SIZES.map((users) => linesOf(monthOf(measured, stage, users)));
  const first = months.at(-1) ?? [];
  const rows = first.map(({ meter, price }, index) => {
    const cells = months.map((lines) => {
      const line = lines.find((one) => one.meter === meter);
      return line === undefined || line.units === 0 ? '–' : fixed(line.usd, 2);
    });
    return [linkOf(price), `${round(months.at(-1)?.[index]?.units ?? 0)} ${price.unit}`, ...cells];
  });
  const sums = months.map(sumOf);
  return table(
    [
      'service',
      `units of a month at ${round(SIZES.at(-1) ?? 0)} users`,
      ...SIZES.map((users) => `USD at ${round(users)}`),
    ],
    [
      ...rows,
      ['**all of it**', '', ...sums.map((sum) => `**${fixed(sum, 2)}**`)],
      ['a user', '', ...sums.map((sum, index) => (SIZES[index] === 0 ? '–' : fixed(sum / (SIZES[index] ?? 1), 4)))],
    ],
  );
};

export const simulatedTable = ({ simulated }: Measured): string =>
  table(
    [
      'users of a month',
      'looks',
      'ask the model',
      'first of a class',
      'does not fit',
      'notes',
      'input / output tokens of a call',
      'longest input',
    ],
    Object.entries(simulated).map(([users, tally]) => {
      const { looks, calls, miss, stale, skipped, inputTokens, outputTokens, longestInput } = tally;
      const percent = (count: number): string => `${fixed((100 * count) / looks, 1)} %`;
      const tokens = `${round(inputTokens / calls)} / ${round(outputTokens / calls)}`;
      return [
        round(Number(users)),
        round(looks),
        percent(calls),
        percent(miss),
        percent(stale),
        percent(skipped),
        tokens,
        round(longestInput),
      ];
    }),
  );

export const requestTable = ({ consumption }: Measured): string =>
  table(
    [
      'request',
      'calls of the table',
      'read units',
      'of it in indexes',
      'write units',
      'of it in indexes',
      'answer bytes',
    ],
    Object.entries(consumption.requests).map(
      ([name, { calls, readTable, readIndex, writeTable, writeIndex, answerBytes }]) => [
        name,
        calls,
        readTable + readIndex,
        readIndex,
        writeTable + writeIndex,
        writeIndex,
        round(answerBytes),
      ],
    ),
  );

export const loadTable = (measured: Measured): string =>
  table(
    [
      '',
      'selfies/s',
      'API requests/s',
      'read units/s',
      'write units/s',
      'functions at a time',
      'foundation shelf, read units/s',
    ],
    loadsOf(measured).map((load) => [
      load.name,
      round(load.selfies),
      round(load.requests),
      round(load.reads),
      round(load.writes),
      round(load.functions),
      round(load.foundations),
    ]),
  );

const AGAINST: Readonly<Record<string, (load: Load) => number>> = {
  tableRead: ({ reads }) => reads,
  tableWrite: ({ writes }) => writes,
  partitionRead: ({ foundations }) => foundations,
  lambda: ({ functions }) => functions,
  lambdaNew: ({ functions }) => functions,
  rekognition: ({ selfies }) => selfies,
  apiAccount: ({ requests }) => requests,
  s3Put: ({ selfies }) => selfies,
};

/** This service's own limits in prod. API Gateway applies each to every method by itself. */
const OWN: readonly (readonly [keyof Stage['limits'], method: string, keyof MethodLoad])[] = [
  ['startRateLimit', '`POST /upload-url`', 'uploadUrl'],
  ['startRateLimit', '`POST /analyze`', 'analyze'],
  ['waitRateLimit', '`GET /look`', 'look'],
  ['throttlingRateLimit', 'any other method', 'busiestOther'],
];

const shareCell = (part: number, whole: number): string => {
  const percent = (100 * part) / whole;
  const text = `${percent < 1 ? '< 1' : percent.toFixed(0)} %`;
  return percent > 100 ? `**${text}**` : text;
};

export const limitTable = (measured: Measured, stage: Stage): string => {
  const loads = loadsOf(measured);
  const rows = Object.entries(AGAINST).map(([name, of]) => {
    const limit = LIMITS[name];
    if (limit === undefined) throw new Error(`There is no limit "${name}"`);
    return [
      `[${round(limit.value)}](${limit.source}) ${limit.what}`,
      ...loads.map((load) => shareCell(of(load), limit.value)),
    ];
  });
  const own = OWN.map(([parameter, method, calls]) => [
    `${stage.limits[parameter]} calls of ${method} a second, this service's own \`${parameter}\` in prod`,
    ...loads.map(({ methods }) => shareCell(methods[calls], stage.limits[parameter])),
  ]);
  return table(['limit', ...loads.map(({ name }) => name)], [...rows, ...own]);
};

/** What the pages say in their text, so that the figures are those of the tables. */
const factsOf = (measured: Measured, stage: Stage): string => {
  const { lookBytes, productOnShelf } = measured.consumption;
  const perSelfie = foundationReads(measured);
  const { requests } = doingsOf(1, 0, 0);
  const calls = Object.values(requests).reduce((sum, count) => sum + count, 0);
  return [
    `Measured ${measured.date} on the packaged functions; prices of ${PRICES.read}, ${PRICES.region}, stage prod, user pool tier ${stage.poolTier}.`,
    `A selfie with all that belongs to it is ${round(calls)} API requests. A look takes ${round(lookBytes)} bytes with its copies in indexes,`,
    `a product on its shelf ${productOnShelf}. One selfie reads ${round(perSelfie)} units of foundations on average, at most of one undertone's shelf.`,
  ].join(' ');
};

type Page = Readonly<Record<string, () => string>>;

/** Page -> mark -> table. */
export const pages = async (): Promise<Readonly<Record<string, Page>>> => {
  const [measured, stage] = [readMeasured(), await readStage()];
  return {
    'docs/operate/costs.md': {
      look: () => lookTable(measured, stage),
      month: () => monthTable(measured, stage),
      simulated: () => simulatedTable(measured),
    },
    'docs/operate/capacity.md': {
      facts: () => factsOf(measured, stage),
      requests: () => requestTable(measured),
      load: () => loadTable(measured),
      limits: () => limitTable(measured, stage),
    },
  };
};

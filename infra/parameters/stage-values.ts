/** The stage's parameters as they apply, and everything that is wrong with them in one message. */
import { type StageNames, shown, type Value } from './parameter-checks.ts';
import { PAIRS, type Parameter, PARAMETERS } from './parameters.ts';

export type Values = Readonly<Record<string, Value>>;

/** `params` of serverless.yml, with variables resolved. */
export type ParamsByStage = Readonly<Record<string, Values | undefined>>;

/** osls's own reading of `--param`: the first "=" ends the name, spaces at the end go. */
const fromCommandLine = (items: readonly string[]): Values =>
  Object.fromEntries(
    items.map((item) => {
      const [name = '', ...rest] = item.split('=');
      return [name, rest.join('=').trimEnd()];
    }),
  );

/** The command line wins over the stage, the stage over the defaults. */
export const stageValues = (params: ParamsByStage, stage: string, items: readonly string[] = []): Values => ({
  ...params['default'],
  ...params[stage],
  ...fromCommandLine(items),
});

const knownParameter = (name: string): Parameter | undefined =>
  Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : undefined;

const faultOf = (name: string, value: Value, names: StageNames): string | undefined => {
  const parameter = knownParameter(name);
  if (!parameter) return `${name} is not a stage parameter; known are ${Object.keys(PARAMETERS).join(', ')}`;
  const fault = parameter.check(value, names);
  return fault === undefined ? undefined : `${name} ${fault}; it is "${shown(value)}"`;
};

const isEmpty = (value: Value): boolean => value === undefined || value === '';

const loneHalves = (values: Values): string[] =>
  PAIRS.filter(
    (pair) => pair.some((name) => isEmpty(values[name])) && !pair.every((name) => isEmpty(values[name])),
  ).map(([one, other]) => `${one} and ${other} are given together or not at all`);

/** Nothing when all is well. */
export const parameterFaults = (values: Values, names: StageNames): string | undefined => {
  const faults = Object.entries(values).flatMap(([name, value]) => faultOf(name, value, names) ?? []);
  const all = [...faults, ...loneHalves(values)];
  if (all.length === 0) return undefined;
  return [`Stage ${names.stage} has parameters that cannot be used:`, ...all.map((fault) => `  - ${fault}.`)].join(
    '\n',
  );
};

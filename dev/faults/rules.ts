/** The words in which faults are asked for: which calls, what happens to them, how often. */

export const SERVICES = ['dynamodb', 's3', 'rekognition', 'openai', 'lambda', 'cognito', 'events'] as const;
export type Service = (typeof SERVICES)[number];

/** What can happen to a call, seen from the caller. */
export const CALL_KINDS = ['throttle', 'fail', 'delay', 'refuse', 'cut', 'corrupt', 'duplicate', 'lag'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/** What can happen to an S3 event on its way to a function. */
export const EVENT_KINDS = ['delay', 'drop', 'duplicate', 'reorder'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export type Kind = CallKind | EventKind;

export interface Rule {
  /** Absent: every service but `events`, which has kinds of its own. */
  readonly service?: Service;
  /** As the service's API names it: `GetItem`, `GetObject`, `DetectFaces`; `ObjectCreated:Put` for events. */
  readonly operation?: string;
  /** Part of the path or of the body, such as an upload's id. */
  readonly match?: string;
  /** One of these, drawn anew for each call that is struck. */
  readonly kinds: readonly Kind[];
  /** Calls that pass before the first one is struck. */
  readonly after: number;
  /** Calls that are struck; null: all, until the rule is deleted. */
  readonly calls: number | null;
  /** 0..1, the share of the calls in question that is struck; 1: each. */
  readonly share: number;
  readonly delayMs: number;
}

const FIELDS: readonly string[] = ['service', 'operation', 'match', 'kind', 'after', 'calls', 'share', 'delayMs'];

const oneOf = (value: unknown, choices: readonly string[], name: string): string => {
  if (typeof value === 'string' && choices.includes(value)) return value;
  throw new TypeError(`${name} is one of ${choices.join(', ')}`);
};

const numberOf = (value: unknown, name: string, fallback: number, most = Infinity): number => {
  if (value === undefined) return fallback;
  if (typeof value === 'number' && value >= 0 && value <= most) return value;
  throw new TypeError(`${name} is a number from 0${most === Infinity ? '' : ` to ${most}`}`);
};

const textOf = (value: unknown, name: string): string | undefined => {
  if (value === undefined || typeof value === 'string') return value;
  throw new TypeError(`${name} is a text`);
};

const kindsOf = (value: unknown, service: string | undefined): Kind[] => {
  const known = service === 'events' ? EVENT_KINDS : CALL_KINDS;
  const asked = Array.isArray(value) ? (value as unknown[]) : [value];
  if (asked.length === 0) throw new TypeError('kind names at least one fault');
  return asked.map((kind) => oneOf(kind, known, `kind (${service ?? 'of a call'})`) as Kind);
};

/** A few seconds: longer than every client's timeout for one attempt would be another fault. */
const DELAY_MS = 1_000;

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) throw new TypeError('A fault is a JSON object');
  const unknown = Object.keys(value).filter((key) => !FIELDS.includes(key));
  if (unknown.length > 0) throw new TypeError(`A fault has no ${unknown.join(', ')}; it has ${FIELDS.join(', ')}`);
  return value as Record<string, unknown>;
};

/** @throws TypeError that says what is wrong */
export const parseRule = (value: unknown): Rule => {
  const given = fieldsOf(value);
  const service = given['service'] === undefined ? undefined : oneOf(given['service'], SERVICES, 'service');
  const operation = textOf(given['operation'], 'operation');
  const match = textOf(given['match'], 'match');
  const share = numberOf(given['share'], 'share', 1, 1);
  const calls = given['calls'] === null ? null : numberOf(given['calls'], 'calls', 1);
  return {
    ...(service !== undefined && { service: service as Service }),
    ...(operation !== undefined && { operation }),
    ...(match !== undefined && { match }),
    kinds: kindsOf(given['kind'], service),
    after: numberOf(given['after'], 'after', 0),
    calls: given['calls'] === undefined && given['share'] !== undefined ? null : calls,
    share,
    delayMs: numberOf(given['delayMs'], 'delayMs', DELAY_MS),
  };
};

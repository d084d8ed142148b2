/** Knows the faults that were asked for, says what happens to a call, and counts. */
import { type Random, randomFrom } from './random.ts';
import type { Kind, Rule, Service } from './rules.ts';

export interface Call {
  readonly service: Service;
  readonly operation: string;
  /** Where `match` is looked for. */
  readonly text: () => string;
}

export interface Strike {
  readonly kind: Kind;
  readonly delayMs: number;
  /** 0..1, for whatever else there is to be drawn. */
  readonly random: () => number;
}

export interface CallCount {
  called: number;
  /** How many of them what happened to. */
  struck: Partial<Record<Kind, number>>;
}

export interface FaultDesk {
  /** Counts the call, and says what happens to it. */
  readonly decide: (call: Call) => Strike | undefined;
  /** By service and operation, `dynamodb GetItem`. */
  readonly counts: () => Readonly<Record<string, CallCount>>;
  readonly resetCounts: () => void;
  readonly rules: () => readonly Rule[];
  readonly add: (rule: Rule) => void;
  readonly clear: () => void;
  readonly seed: () => number;
  /** Draws anew from here on. */
  readonly reseed: (seed: number) => void;
}

const concerns = ({ service, operation, match }: Rule, call: Call): boolean => {
  if (service === undefined ? call.service === 'events' : service !== call.service) return false;
  if (operation !== undefined && operation !== call.operation) return false;
  return match === undefined || call.text().includes(match);
};

/** One call on: past a call that it lets pass, or past one that it has struck; undefined when it is used up. */
const advance = (rule: Rule): Rule | undefined => {
  if (rule.after > 0) return { ...rule, after: rule.after - 1 };
  if (rule.calls === null) return rule;
  return rule.calls > 1 ? { ...rule, calls: rule.calls - 1 } : undefined;
};

interface Turn {
  /** The first rule that is due. */
  readonly striking: Rule | undefined;
  /** The rules for the next call. */
  readonly rest: readonly Rule[];
}

const take = (rules: readonly Rule[], call: Call, random: Random): Turn => {
  const isDue = ({ after, share }: Rule): boolean => after === 0 && (share === 1 || random.chance(share));
  let striking: Rule | undefined;
  const rest = rules.flatMap((rule) => {
    if (striking !== undefined || !concerns(rule, call)) return rule;
    if (isDue(rule)) striking = rule;
    return striking === rule || rule.after > 0 ? (advance(rule) ?? []) : rule;
  });
  return { striking, rest };
};

const createCounter = () => {
  let counts: Record<string, CallCount> = {};
  return {
    of: ({ service, operation }: Call): CallCount => (counts[`${service} ${operation}`] ??= { called: 0, struck: {} }),
    all: () => counts,
    reset: () => {
      counts = {};
    },
  };
};

export const createFaultDesk = (firstSeed: number): FaultDesk => {
  const counter = createCounter();
  let seed = firstSeed;
  let random = randomFrom(seed);
  let rules: readonly Rule[] = [];
  return {
    decide: (call) => {
      const count = counter.of(call);
      count.called += 1;
      const { striking, rest } = take(rules, call, random);
      rules = rest;
      if (striking === undefined) return undefined;
      const kind = random.pick(striking.kinds);
      count.struck[kind] = (count.struck[kind] ?? 0) + 1;
      return { kind, delayMs: striking.delayMs, random: random.next };
    },
    counts: counter.all,
    resetCounts: counter.reset,
    rules: () => rules,
    add: (rule) => {
      rules = [...rules, rule];
    },
    clear: () => {
      rules = [];
    },
    seed: () => seed,
    reseed: (next) => {
      seed = next;
      random = randomFrom(next);
    },
  };
};

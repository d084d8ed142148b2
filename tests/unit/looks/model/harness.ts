/** A stylist over the demo catalogue with plain functions for the outside world. */
import type {
  CachedRecommendation,
  ModelAsk,
  ModelOutcome,
  RecommendationCache,
} from '../../../../src/lib/looks/model/ports.ts';
import type { StylistEvent, StylistPorts } from '../../../../src/lib/looks/model/ports.ts';
import { createStylist } from '../../../../src/lib/looks/stylist.ts';
import type { Stylist } from '../../../../src/lib/looks/types.ts';
import { writeInstance } from '../../../../dev/openai/write-instance.ts';
import { demoCatalogue } from './samples.ts';

const USAGE = { inputTokens: 1_300, cachedTokens: 0, outputTokens: 300 };

export const answered = (text: string): ModelOutcome => ({ ok: true, text, model: 'test-model-1', usage: USAGE });

/** What constrained decoding would write: valid against the schema of the question. */
export const obedient = (ask: ModelAsk): ModelOutcome =>
  answered(JSON.stringify(writeInstance(ask.schema, { seed: ask.input })));

/** Time passes only by sleeping. */
export const createClock = (start = 1_800_000_000_000) => {
  let time = start;
  return {
    now: () => time,
    sleep: (milliseconds: number): Promise<void> => {
      time += milliseconds;
      return new Promise((resolve) => {
        setImmediate(resolve);
      });
    },
  };
};

export const createMemoryCache = (): RecommendationCache & { readonly values: Map<string, CachedRecommendation> } => {
  const values = new Map<string, CachedRecommendation>();
  return {
    values,
    get: (key) => Promise.resolve(values.get(key)),
    putFirst: (key, value) => {
      if (!values.has(key)) values.set(key, value);
      return Promise.resolve();
    },
  };
};

export interface Studio {
  readonly stylist: Stylist;
  readonly events: StylistEvent[];
  readonly asks: ModelAsk[];
}

export interface StudioOptions extends Partial<Omit<StylistPorts, 'model'>> {
  readonly answer?: (ask: ModelAsk) => ModelOutcome | Promise<ModelOutcome>;
  readonly configured?: boolean;
}

export const openStudio = ({ answer = obedient, configured = true, ...ports }: StudioOptions = {}): Studio => {
  const events: StylistEvent[] = [];
  const asks: ModelAsk[] = [];
  const stylist = createStylist({
    catalogue: demoCatalogue,
    clock: createClock(),
    report: (event) => events.push(event),
    model: {
      model: 'test-model',
      configured: () => Promise.resolve(configured),
      prepare: () => Promise.resolve(),
      choose: async (ask) => {
        asks.push(ask);
        return answer(ask);
      },
    },
    ...ports,
  });
  return { stylist, events, asks };
};

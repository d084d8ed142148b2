/** What users do: what the app asks for, in the proportions of a day, whole ways among them, and one who asks for too much. */
import { randomUUID } from 'node:crypto';
import { type App, REQUESTS, type RequestName, Unexpected, type Whose } from '../app.ts';
import type { Random } from '../random.ts';

/** Of a hundred actions. */
const WEIGHTS = {
  look: 34,
  'list of 20': 20,
  recommendation: 12,
  'presets of a style': 8,
  preset: 4,
  settings: 8,
  health: 2,
  save: 4,
  'settings, changed': 2,
  'analyze, ready': 2,
  'upload URL': 1,
  greedy: 1,
  'whole way': 2,
} as const satisfies Partial<Record<RequestName | 'greedy' | 'whole way', number>>;

/** More upload URLs than a day has: the only user who may be answered 429. */
const GREEDY = randomUUID();

/** As varied as the app allows: the same wish of the same face costs no second model call. */
const WISHES = {
  style: ['natural', 'glam', 'bold'],
  occasion: ['everyday', 'work', 'date', 'party', 'wedding', 'festival'],
  finish: ['matte', 'satin', 'dewy'],
};

const drawWish = (random: Random): object =>
  Object.fromEntries(
    Object.entries(WISHES).map(([name, words]) => [name, words[Math.floor(random.next() * words.length)]]),
  );

export interface Ways {
  done: number;
  /** Milliseconds from the upload URL to the list. */
  readonly times: number[];
  /** Events that failed three times: they would lie in the failures queue. */
  failedEvents: number;
  readonly failures: string[];
}

export const noWays = (): Ways => ({ done: 0, times: [], failedEvents: 0, failures: [] });

const goWholeWay = async (app: App, random: Random, ways: Ways): Promise<void> => {
  const from = performance.now();
  try {
    const { event } = await app.wholeWay(randomUUID(), drawWish(random));
    ways.done += 1;
    ways.times.push(performance.now() - from);
    if (event === 'failed') ways.failedEvents += 1;
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    ways.failures.push(error.message);
  }
};

/** One user's next action. */
export const createUser =
  (app: App, looks: readonly Whose[], ways: Ways) =>
  async (random: Random): Promise<void> => {
    const kind = random.pick<keyof typeof WEIGHTS>(WEIGHTS);
    if (kind === 'whole way') return goWholeWay(app, random, ways);
    const look = looks[Math.floor(random.next() * looks.length)];
    if (look === undefined) throw new Error('There are no looks to ask for');
    const whose = kind === 'greedy' ? { ...look, userId: GREEDY } : look;
    // Each upload URL is another user's first one of the day.
    const asking = kind === 'upload URL' ? { ...look, userId: randomUUID() } : whose;
    await app.once(asking, REQUESTS[kind === 'greedy' ? 'upload URL' : kind](look));
  };

/** Faults drawn from a seed: the same seed gives the same decisions in the same order of calls. */

export interface Random {
  /** 0..1 */
  next(): number;
  chance(share: number): boolean;
  pick<T>(choices: readonly T[]): T;
}

/** Mulberry32: 32 bits of state, enough to draw faults from. */
export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    chance: (share) => next() < share,
    pick: (choices) => choices[Math.floor(next() * choices.length)]!,
  };
};

/** The invocation ended between two steps, as when Lambda is killed: nothing of it runs any more. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

export interface FaultPlan {
  readonly random: Random;
  /** 0..1 per call; 0 switches faults off. */
  share: number;
  /** How often which fault struck. */
  readonly struck: Map<string, number>;
}

export interface Invocation {
  alive: boolean;
}

type Call = (...parameters: never[]) => Promise<unknown>;
type Port = Readonly<Record<string, Call>>;

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What can happen to one call: lost before it was done, lost after, slow, or the last thing that the invocation did. */
const KINDS = ['before', 'after', 'slow', 'killed-before', 'killed-after'] as const;

const strike = (plan: FaultPlan, name: string): (typeof KINDS)[number] | undefined => {
  if (!plan.random.chance(plan.share)) return undefined;
  const kind = plan.random.pick(KINDS);
  plan.struck.set(`${name} ${kind}`, (plan.struck.get(`${name} ${kind}`) ?? 0) + 1);
  return kind;
};

const die = (invocation: Invocation): never => {
  invocation.alive = false;
  throw new Killed();
};

export type MakeFault = (name: string) => Error;

/** Wraps every method of a port; `fault` makes the error that the real port throws for an outage. */
export const faulty = <P extends object>(port: P, plan: FaultPlan, invocation: Invocation, fault: MakeFault): P =>
  Object.fromEntries(
    Object.entries(port as Port).map(([name, call]) => [
      name,
      async (...parameters: never[]) => {
        if (!invocation.alive) throw new Killed();
        const kind = strike(plan, name);
        if (kind === 'killed-before') die(invocation);
        if (kind === 'before') throw fault(name);
        if (kind === 'slow') for (let turn = 0; turn < 20; turn += 1) await pause();
        const result = await call(...parameters);
        if (kind === 'killed-after') die(invocation);
        if (kind === 'after') throw fault(name);
        return result;
      },
    ]),
  ) as P;

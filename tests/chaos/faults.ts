/** Faults at every boundary, drawn from the seed: a call is lost before or after it was done, slow, or the last one of all. */
import type { Random } from '../../dev/faults/random.ts';
import type { Scheduler } from './scheduler.ts';

/** The invocation ended between two steps, as when Lambda is killed: nothing of it reaches anything any more. */
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
  readonly name: string;
  alive: boolean;
  /** When Lambda ends it; milliseconds since the epoch. */
  readonly deadline: number;
  /** The claim that it holds. */
  claimId?: string;
}

type Call = (...parameters: never[]) => Promise<unknown>;
type Port = Readonly<Record<string, Call>>;

const KINDS = ['before', 'after', 'slow', 'killed-before', 'killed-after'] as const;
type Kind = (typeof KINDS)[number];

/** A slow call takes up to this long: some of them outlive their invocation, and their lease. Milliseconds. */
const MOST_SLOW = 40_000;
/** An ordinary call takes up to this long, so that an analysis lasts for a second or two. Milliseconds. */
const MOST_ORDINARY = 300;

const strike = (plan: FaultPlan, name: string): Kind | undefined => {
  if (!plan.random.chance(plan.share)) return undefined;
  const kind = plan.random.pick(KINDS);
  plan.struck.set(`${name} ${kind}`, (plan.struck.get(`${name} ${kind}`) ?? 0) + 1);
  return kind;
};

const die = (invocation: Invocation): never => {
  invocation.alive = false;
  throw new Killed();
};

export interface Boundary {
  readonly plan: FaultPlan;
  readonly scheduler: Scheduler;
  readonly invocation: Invocation;
  /** Makes the error that the real port throws for an outage. */
  readonly fault: (name: string) => Error;
}

const assertAlive = ({ invocation, scheduler }: Boundary): void => {
  if (!invocation.alive || scheduler.now() > invocation.deadline) die(invocation);
};

/** What the fault does before the call is made; the rest comes after it. */
const meet = async (boundary: Boundary, name: string, kind: Kind | undefined): Promise<void> => {
  const { plan, scheduler, invocation, fault } = boundary;
  if (kind === 'killed-before') die(invocation);
  if (kind === 'before') throw fault(name);
  await scheduler.sleep(plan.random.next() * (kind === 'slow' ? MOST_SLOW : MOST_ORDINARY));
  assertAlive(boundary);
};

const wrapped =
  (boundary: Boundary, name: string, call: Call): Call =>
  async (...parameters) => {
    assertAlive(boundary);
    const { plan, scheduler, invocation, fault } = boundary;
    const kind = strike(plan, name);
    await meet(boundary, name, kind);
    const title = `${invocation.name} ${name}${kind === undefined ? '' : ` (${kind})`}`;
    const result = await scheduler.step(title, () => call(...parameters));
    if (kind === 'killed-after') die(invocation);
    if (kind === 'after') throw fault(name);
    assertAlive(boundary);
    return result;
  };

/** Wraps every method of a port. */
export const faulty = <P extends object>(port: P, boundary: Boundary): P =>
  Object.fromEntries(Object.entries(port as Port).map(([name, call]) => [name, wrapped(boundary, name, call)])) as P;

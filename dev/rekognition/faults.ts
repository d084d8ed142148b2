/** Call counters and fault injection of the local endpoint, driven over its control interface. */
import { setTimeout as sleep } from 'node:timers/promises';
import { EXCEPTION_NAMES, isExceptionName, RekognitionException } from './exceptions.ts';
import type { ExceptionName } from './exceptions.ts';
import { isOddityName, ODDITY_NAMES, type OddityName } from './oddities.ts';

export interface CallCount {
  called: number;
  succeeded: number;
  failed: number;
}

export interface Fault {
  /** Calls that pass before the fault starts. */
  readonly after: number;
  /** Calls that it hits. */
  readonly calls: number;
  readonly delayMs: number;
  /** Absent: the call is only delayed, or its answer made odd. */
  readonly exception?: ExceptionName;
  readonly message?: string;
  readonly oddity?: OddityName;
  readonly hangUp: boolean;
}

/** Says that the connection is to be cut without an answer. */
export class HangUp extends Error {
  override readonly name = 'HangUp';
}

const FIELDS: readonly string[] = ['after', 'calls', 'delayMs', 'exception', 'message', 'oddity', 'hangUp'];

const count = (value: unknown, name: string, fallback: number): number => {
  if (value === undefined) return fallback;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw new TypeError(`${name} is a whole number from 0`);
  }
  return value;
};

const parseException = (value: unknown): ExceptionName | undefined => {
  if (value === undefined || isExceptionName(value)) return value;
  throw new TypeError(`exception is one of ${EXCEPTION_NAMES.join(', ')}`);
};

const parseOddity = (value: unknown): OddityName | undefined => {
  if (value === undefined || isOddityName(value)) return value;
  throw new TypeError(`oddity is one of ${ODDITY_NAMES.join(', ')}`);
};

/** Throws a TypeError that says what is wrong. */
export const parseFault = (value: unknown): Fault => {
  if (typeof value !== 'object' || value === null) throw new TypeError('A fault is a JSON object');
  const unknown = Object.keys(value).filter((key) => !FIELDS.includes(key));
  if (unknown.length > 0) throw new TypeError(`A fault has no ${unknown.join(', ')}; it has ${FIELDS.join(', ')}`);
  const fault = value as Record<string, unknown>;
  const exception = parseException(fault['exception']);
  const oddity = parseOddity(fault['oddity']);
  return {
    after: count(fault['after'], 'after', 0),
    calls: count(fault['calls'], 'calls', 1),
    delayMs: count(fault['delayMs'], 'delayMs', 0),
    ...(exception !== undefined && { exception }),
    ...(oddity !== undefined && { oddity }),
    ...(typeof fault['message'] === 'string' && { message: fault['message'] }),
    hangUp: fault['hangUp'] === true,
  };
};

export interface FaultDesk {
  counts(): Readonly<Record<string, CallCount>>;
  resetCounts(): void;
  faults(): readonly Fault[];
  add(fault: Fault): void;
  clearFaults(): void;
  /** Counts the call, by its operation and by the object it is about, and lets the fault that is due hit it, else runs it, odd or not. */
  run<T>(operation: string, call: (oddity?: OddityName) => Promise<T>, objectKey?: string): Promise<T>;
}

/** One step of a fault: due now, passed over, or used up. */
const step = (fault: Fault): { due: boolean; rest: Fault | undefined } => {
  if (fault.after > 0) return { due: false, rest: { ...fault, after: fault.after - 1 } };
  return { due: fault.calls > 0, rest: fault.calls > 1 ? { ...fault, calls: fault.calls - 1 } : undefined };
};

const noCalls = (): CallCount => ({ called: 0, succeeded: 0, failed: 0 });

const strike = async (fault: Fault, signal: AbortSignal): Promise<void> => {
  if (fault.delayMs > 0) await sleep(fault.delayMs, undefined, { signal });
  if (fault.hangUp) throw new HangUp();
  if (fault.exception !== undefined) throw new RekognitionException(fault.exception, fault.message);
};

/** `signal` ends the delays when the server stops. */
export const createFaultDesk = (signal: AbortSignal): FaultDesk => {
  let counts: Record<string, CallCount> = {};
  let faults: Fault[] = [];
  const takeDue = (): Fault | undefined => {
    const [first, ...others] = faults;
    if (first === undefined) return undefined;
    const { due, rest } = step(first);
    faults = rest === undefined ? others : [rest, ...others];
    return due ? first : undefined;
  };
  const countOf = (operation: string): CallCount => (counts[operation] ??= noCalls());
  return {
    counts: () => counts,
    resetCounts: () => {
      counts = {};
    },
    faults: () => faults,
    add: (fault) => void (faults = [...faults, fault]),
    clearFaults: () => {
      faults = [];
    },
    run: async (operation, call, objectKey) => {
      const names = objectKey === undefined ? [operation] : [operation, `${operation} ${objectKey}`];
      const count = (what: keyof CallCount): void => {
        for (const name of names) countOf(name)[what] += 1;
      };
      count('called');
      const fault = takeDue();
      try {
        if (fault !== undefined) await strike(fault, signal);
        const answer = await call(fault?.oddity);
        count('succeeded');
        return answer;
      } catch (error) {
        count('failed');
        throw error;
      }
    },
  };
};

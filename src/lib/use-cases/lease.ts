/** What only one of a user's requests may do at a time: it ends by itself, should its holder crash. */
import type { Clock } from '../time.ts';

export interface Lease {
  /** A hash of what is held and by which user. */
  readonly leaseKey: string;
  readonly holder: string;
  /** Both in milliseconds since the epoch. */
  readonly now: number;
  readonly until: number;
}

/** Each method is one conditional write. */
export interface LeaseStore {
  /** False while somebody else has it. */
  take(lease: Lease): Promise<boolean>;
  /** Nothing happens where it has passed to somebody else. */
  free(leaseKey: string, holder: string): Promise<void>;
}

export interface LeaseDeps {
  readonly leases: LeaseStore;
  readonly hashLease: (name: string) => string;
  readonly newId: () => string;
  readonly clock: Clock;
  /** Told of a lease that could not be given back: it ends by itself. */
  readonly report: (error: unknown) => void;
}

export interface LeaseWish {
  /** What is held, with the user's id; only its hash is stored. */
  readonly name: string;
  /** Milliseconds: how long it is waited for, and how long it lasts should nobody give it back. */
  readonly waitMs: number;
  readonly lastMs: number;
}

const POLL_MS = 250;

const taken = async ({ leases, clock }: LeaseDeps, mine: Pick<Lease, 'leaseKey' | 'holder'>, wish: LeaseWish) => {
  const giveUpAt = clock.now() + wish.waitMs;
  for (;;) {
    const now = clock.now();
    if (await leases.take({ ...mine, now, until: now + wish.lastMs })) return true;
    if (now + POLL_MS > giveUpAt) return false;
    await clock.sleep(POLL_MS);
  }
};

/** Runs `run` while no other request has the lease; undefined when it did not get free in time. */
export const underLease = async <T>(
  deps: LeaseDeps,
  wish: LeaseWish,
  run: () => Promise<T>,
): Promise<{ readonly value: T } | undefined> => {
  const mine = { leaseKey: deps.hashLease(wish.name), holder: deps.newId() };
  if (!(await taken(deps, mine, wish))) return undefined;
  try {
    return { value: await run() };
  } finally {
    await deps.leases.free(mine.leaseKey, mine.holder).catch(deps.report);
  }
};

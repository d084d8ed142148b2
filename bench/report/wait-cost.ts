/** What a second of waiting costs: a held GET /look against a client that asks again and again. */
import { table } from '../support/machine.ts';

/** USD, us-east-1, first tier, on-demand, arm64; the pages named in bench/cost/bill.json, read 2026-11-24. */
const PRICES = { gigabyteSecond: 0.0000133334, invocation: 0.0000002, restCall: 0.0000035, readUnit: 0.000000125 };

/** What one look at the table costs: the upload's row, read consistently. */
const READS_PER_LOOK = 1;
/** A poll that finds nothing reads the look's place and the upload's row. */
const READS_PER_POLL = 2;
/** Billed time of a poll that finds nothing, in seconds. */
const POLL_SECONDS = 0.02;

export const holdCost = (gigabytes: number, seconds: number, looksPerSecond: number): number =>
  seconds * (gigabytes * PRICES.gigabyteSecond + looksPerSecond * READS_PER_LOOK * PRICES.readUnit);

export const pollCost = (gigabytes: number, polls: number): number =>
  polls *
  (PRICES.restCall +
    PRICES.invocation +
    POLL_SECONDS * gigabytes * PRICES.gigabyteSecond +
    READS_PER_POLL * PRICES.readUnit);

/** Seconds that can be held for the price of one more poll. */
export const breakEvenSeconds = (gigabytes: number, looksPerSecond: number): number =>
  pollCost(gigabytes, 1) / holdCost(gigabytes, 1, looksPerSecond);

const micro = (usd: number): string => `$${(usd * 1e6).toFixed(1)}`;

/** As often as a held function looks. */
export const LOOKS_PER_SECOND = 4;

/** For an analysis of `seconds`: one held call, or a poll each second that Retry-After asks for. */
export const waitTable = (gigabytes: number): string =>
  table(
    [
      'analysis takes',
      'held by ?wait, USD per million',
      'polled each second, USD per million',
      'seen too late by, held',
      'polled',
    ],
    [1, 2, 4, 8].map((seconds) => [
      `${seconds} s`,
      micro(pollCost(gigabytes, 1) + holdCost(gigabytes, seconds, LOOKS_PER_SECOND)),
      micro(pollCost(gigabytes, seconds + 1)),
      `${500 / LOOKS_PER_SECOND} ms`,
      '500 ms',
    ]),
  );

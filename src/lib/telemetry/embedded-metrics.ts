/**
 * The metrics of one invocation as fields of its closing log line, in CloudWatch's embedded metric format: they cost no
 * call, no line of their own and no library in the bundles of routes that only read.
 * Format: docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
import type { ProblemCode } from '../errors.ts';
import { isFault, type Upstream, type OutgoingCall } from './outgoing-calls.ts';

export const NAMESPACE = 'GlamAI';

/** The format's limit for one metric in one line; a long erasure makes more calls. */
const MAX_VALUES = 100;

interface Definition {
  readonly Name: string;
  readonly Unit: 'Count' | 'Milliseconds';
}

export interface InvocationFacts {
  readonly stage: string;
  readonly isCold: boolean;
  /** Of a failure. */
  readonly code: ProblemCode | undefined;
  readonly calls: readonly OutgoingCall[];
}

const round = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;

/** A line holds one value of a dimension, so each upstream has a metric of its own. */
const upstreamValues = (calls: readonly OutgoingCall[]): Record<string, number | number[]> => {
  const values: Record<string, number | number[]> = {};
  const byUpstream: Partial<Record<Upstream, OutgoingCall[]>> = Object.groupBy(calls, ({ upstream }) => upstream);
  for (const [upstream, its] of Object.entries(byUpstream)) {
    values[`${upstream}Latency`] = its.slice(0, MAX_VALUES).map(({ ms }) => round(ms));
    values[`${upstream}Faults`] = its.filter(isFault).length;
  }
  return values;
};

const definitionOf = (Name: string): Definition => ({
  Name,
  Unit: Name.endsWith('Latency') ? 'Milliseconds' : 'Count',
});

const directive = (dimensions: readonly string[], names: readonly string[]) => ({
  Namespace: NAMESPACE,
  Dimensions: [dimensions],
  Metrics: names.map(definitionOf),
});

/** The line's own `service`, and `code` where it failed, are dimensions too. */
export const embeddedMetrics = ({ stage, isCold, code, calls }: InvocationFacts): Record<string, unknown> => {
  const values = { ColdStart: isCold ? 1 : 0, ...upstreamValues(calls) };
  return {
    stage,
    ...values,
    ...(code !== undefined && { RequestFailed: 1 }),
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        directive(['service', 'stage'], Object.keys(values)),
        ...(code === undefined ? [] : [directive(['service', 'stage', 'code'], ['RequestFailed'])]),
      ],
    },
  };
};

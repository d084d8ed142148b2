/**
 * One structured log for the service: a line per invocation that says what it was, how it ended and how long everything
 * took, with correlation ids and without anything of a person.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { Logger, LogLevelThreshold } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { readConfig } from '../config.ts';
import { withDeadline } from '../time.ts';
import { embeddedMetrics } from './embedded-metrics.ts';
import { Problem, type ProblemCode, PROBLEMS } from '../errors.ts';
import { isUploadId } from '../use-cases/selfies/selfie-key.ts';
import {
  sendSubsegment,
  type TracePlace,
  tracePlaceOf,
  type OutgoingCall,
  watchOutgoingCalls,
} from './outgoing-calls.ts';

type Fields = Record<string, unknown> & { code?: ProblemCode };

interface Invocation {
  /** On every line from now on. */
  readonly fields: Fields;
  readonly calls: OutgoingCall[];
  readonly place: TracePlace | undefined;
}

const running = new AsyncLocalStorage<Invocation>();
const SERVICE = 'glamai';
const lines = new Logger({ serviceName: SERVICE });

/** SILENT asks for no output at all: a benchmark does. */
const isDropped = (level: 'error' | 'info'): boolean =>
  LogLevelThreshold[level === 'error' ? 'ERROR' : 'INFO'] < lines.level && lines.getLevelName() !== 'SILENT';

/** Powertools adds the time, the service and X-Ray's trace id. */
export const logger = {
  info: (message: string, fields: object = {}): void => {
    lines.info(message, { ...running.getStore()?.fields, ...fields });
  },
  warn: (message: string, fields: object = {}): void => {
    lines.warn(message, { ...running.getStore()?.fields, ...fields });
  },
  error: (message: string, fields: object = {}): void => {
    lines.error(message, { ...running.getStore()?.fields, ...fields });
  },
};

/** Puts fields on this invocation's further lines, the closing one included. */
export const note = (fields: Fields): void => {
  Object.assign(running.getStore()?.fields ?? {}, fields);
};

/** An upload's id leads from its URL through the event and the analysis to the look; other text is not an id. */
export const correlate = (uploadId: unknown): void => {
  if (typeof uploadId === 'string' && isUploadId(uploadId)) note({ uploadId });
};

/** Stands for a user in logs: short, stable, not reversible without the id itself. */
export const userHash = (userId: string): string =>
  createHash('sha256').update(`log:${userId}`).digest('hex').slice(0, 16);

const causes = (error: unknown): string[] => {
  const names: string[] = [];
  let current = error;
  while (current instanceof Error && names.length < 5) {
    const status = (current as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
    names.push(status === undefined ? current.name : `${current.name}(${status})`);
    current = current.cause;
  }
  return names;
};

/**
 * What may be logged of an error: the chain of class names, and the first stack frames of our own code. Messages of
 * libraries can carry paths, ids or a user's words, so they stay out.
 */
export const errorFields = (error: unknown): Record<string, unknown> => ({
  errors: causes(error),
  at:
    error instanceof Error
      ? (error.stack ?? '')
          .split('\n')
          .filter((line) => line.startsWith('    at '))
          .slice(0, 6)
          .map((line) => line.trim())
      : [],
});

/** A failure's code for the line and the metrics; where we are to blame, with where it happened. */
export const noteFailure = (error: unknown): void => {
  const code = error instanceof Problem ? error.code : 'internal_error';
  note({ code, ...(PROBLEMS[code].status >= 500 && errorFields(error)) });
};

let isCold = true;
let isWatching = false;

const watch = (): void => {
  if (isWatching) return;
  isWatching = true;
  watchOutgoingCalls(() => {
    const invocation = running.getStore();
    if (invocation === undefined) return undefined;
    return (call) => {
      invocation.calls.push(call);
      if (invocation.place !== undefined) sendSubsegment(call, invocation.place);
    };
  });
};

const begin = (fields: Fields, context: Context): Invocation => {
  watch();
  const invocation = { calls: [], place: tracePlaceOf(process.env['_X_AMZN_TRACE_ID']) };
  const common = { function: context.functionName, invocationId: context.awsRequestId, coldStart: isCold };
  isCold = false;
  return { ...invocation, fields: { ...common, ...fields } };
};

const end = (message: string, { fields, calls }: Invocation, since: number): void => {
  const { code } = fields;
  const ms = Math.round(performance.now() - since);
  const { stage } = readConfig(['stage']);
  const metrics = embeddedMetrics({ stage, isCold: fields['coldStart'] === true, code, calls });
  const isOurs = code !== undefined && PROBLEMS[code].status >= 500;
  const level = isOurs ? 'error' : 'info';
  logger[level](message, { ms, ...metrics });
  // A level that drops the line must not drop what the alarms count.
  if (isDropped(level)) process.stdout.write(`${JSON.stringify({ service: SERVICE, code, ...metrics })}\n`);
};

interface Work {
  /** The closing line's message. */
  readonly message: string;
  /** What its lines are known by. */
  readonly fields: Fields;
  readonly context: Context;
}

/** Runs one invocation, or one record of it, and closes it with a line, however it ends. */
export const observed = async <T>({ message, fields, context }: Work, run: () => Promise<T>): Promise<T> => {
  const since = performance.now();
  const invocation = begin(fields, context);
  return running.run(invocation, async () => {
    try {
      return await withDeadline(() => context.getRemainingTimeInMillis(), run);
    } catch (error) {
      noteFailure(error);
      throw error;
    } finally {
      end(message, invocation, since);
    }
  });
};

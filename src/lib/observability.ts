/** One structured log per service: a line per request, with correlation ids and without anything of a person. */
import { createHash } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';

export const logger = new Logger({ serviceName: 'glamai' });

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

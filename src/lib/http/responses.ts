/** Answers in the shape of API Gateway's proxy integration. */
import { createHash } from 'node:crypto';
import type { APIGatewayProxyResult } from 'aws-lambda';
import type { QuotaLeft } from '../errors.ts';

type Headers = Record<string, string>;

export const json = (statusCode: number, body: unknown, headers: Headers = {}): APIGatewayProxyResult => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(body),
});

export const ok = (body: unknown, headers: Headers = {}): APIGatewayProxyResult => json(200, body, headers);

/** `reset` in seconds from now, as the IETF's RateLimit header fields draft has it. */
export const rateLimitHeaders = (quota: QuotaLeft | undefined, now = Date.now()): Headers =>
  quota
    ? {
        'ratelimit-limit': String(quota.limit),
        'ratelimit-remaining': String(quota.remaining),
        'ratelimit-reset': String(Math.max(0, Math.ceil((Date.parse(quota.resetsAt) - now) / 1000))),
      }
    : {};

export const noContent = (): APIGatewayProxyResult => ({ statusCode: 204, headers: {}, body: '' });

const entityTag = (text: string): string => `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;

const matches = (ifNoneMatch: string, tag: string): boolean =>
  ifNoneMatch.trim() === '*' ||
  ifNoneMatch.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag);

/**
 * 200 with an ETag, or 304 without a body when the client holds this very answer (RFC 9110, 13.1.2). `identity` is what
 * the tag is made of when the body holds parts that change with every answer, such as presigned links.
 */
export const tagged = (
  body: unknown,
  ifNoneMatch: string | undefined,
  identity: unknown = body,
): APIGatewayProxyResult => {
  const etag = entityTag(JSON.stringify(identity));
  const headers = { etag, 'cache-control': 'private, no-cache' };
  if (ifNoneMatch !== undefined && matches(ifNoneMatch, etag)) return { statusCode: 304, headers, body: '' };
  return json(200, body, headers);
};

export interface Pending {
  readonly uploadId: string;
  readonly status: 'awaiting_upload' | 'analyzing';
  readonly retryAfterSeconds: number;
}

/** 202: come back to the look's own address. */
export const pending = (state: Pending, basePath: string): APIGatewayProxyResult =>
  json(202, state, {
    'retry-after': String(state.retryAfterSeconds),
    location: `${basePath}/look/${state.uploadId}`,
  });

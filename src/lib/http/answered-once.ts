/** Answers a request under its `idempotency-key`, where it has one: again with the same, and never by a second effect. */
import type { APIGatewayProxyResult } from 'aws-lambda';
import { Problem } from '../errors.ts';
import type { answerOnce, Effect } from '../use-cases/idempotency.ts';
import type { ApiRequest } from './request.ts';
import { ok } from './responses.ts';

type Run<Body, Query> = (request: ApiRequest<Body, Query>, effect?: Effect) => Promise<APIGatewayProxyResult>;

/** Printable ASCII, no space at its ends: what a header can hold and every client can send again as it was. */
const KEY = /^(?=.{1,128}$)[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/;

const assertKey = (key: string): void => {
  if (KEY.test(key)) return;
  throw new Problem('invalid_request', 'The idempotency-key is not valid; see `errors`.', {
    errors: [{ path: '/headers/idempotency-key', message: 'must be 1 to 128 printable ASCII characters' }],
  });
};

/**
 * `keeps`: the answer itself, or nothing but the name of what was made, where `run` makes the answer again from that. A 202
 * is not the last word: what is asked again then runs again.
 */
export const answeredOnce =
  <Body, Query>(
    once: ReturnType<typeof answerOnce>,
    keeps: 'answer' | 'effect',
    run: Run<Body, Query>,
  ): ((request: ApiRequest<Body, Query>) => Promise<APIGatewayProxyResult>) =>
  async (request) => {
    const { idempotencyKey: key, route, body, query } = request;
    if (key === undefined) return run(request);
    assertKey(key);
    const { uploadId } = body as { readonly uploadId?: string };
    const asked = { userId: request.caller(), key, route, content: { body, query }, uploadId };
    return once<APIGatewayProxyResult>(asked, {
      run: (effect) => run(request, effect),
      keep: (result) =>
        result.statusCode === 200 ? { answer: keeps === 'answer' ? result.body : undefined } : undefined,
      again: async (effect, answer) => (answer === undefined ? run(request, effect) : ok(JSON.parse(answer))),
    });
  };

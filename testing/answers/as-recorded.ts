/** Holds an answer to the recorded one: the same status and code, and a shape that is documented. */
import { expect } from '@jest/globals';
import type { Recorded } from './recorded.ts';
import { type Answered, expectDocumented } from './validate-answer.ts';

const codeOf = (body: unknown): unknown => (body as { code?: unknown } | null | undefined)?.code;

export const expectAsRecorded = ({ route, exchange }: Recorded, answer: Answered): void => {
  const { status, body } = exchange.response;
  expect({ status: answer.status, code: codeOf(answer.body) }).toEqual({ status, code: codeOf(body) });
  expectDocumented(route, answer);
};

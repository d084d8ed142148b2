/** Writes what a recorded call was answered, with stand-ins for what is different each time. */
import { writeFile } from 'node:fs/promises';
import { STAND_INS } from '../../testing/answers/stand-ins.ts';
import type { Recorded } from '../../testing/answers/recorded.ts';
import { exchangeFile } from '../generate/openapi/examples.ts';
import type { JsonObject } from '../generate/openapi/schemas.ts';
import { type Circumstances, withStandIns } from './stand-ins.ts';

/** Headers worth a look in a record; the others change with every call. */
const KEPT = ['content-type', 'retry-after', 'location'];
/** Seconds to midnight from the time at which every recorded call is made. */
const TO_MIDNIGHT = '50400';
const AN_HOUR = 3_600;

const steady = (name: string, value: string): string =>
  name === 'retry-after' && Number(value) > AN_HOUR ? TO_MIDNIGHT : value;

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export const writeAnswer = async (found: Recorded, answer: Answered, at: Circumstances): Promise<void> => {
  const { status, headers, body } = answer;
  const named = (text: string): string =>
    at.uploadId === undefined ? text : text.replace(at.uploadId, STAND_INS.uploadId);
  const kept = KEPT.flatMap((name) =>
    headers.has(name) ? [[name, named(steady(name, headers.get(name) ?? ''))] as const] : [],
  );
  const sent = JSON.stringify(found.exchange.request);
  const response = {
    status,
    headers: Object.fromEntries(kept),
    body: body === undefined ? null : withStandIns(body as JsonObject, at, sent),
  };
  const text = JSON.stringify({ ...found.exchange, response }, null, 2);
  await writeFile(exchangeFile(found.operationId, found.name), `${text}\n`);
  console.log(found.route, found.name, status, response.body?.['code'] ?? '');
};

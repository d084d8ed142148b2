/**
 * `npm run bench:warm`: what our own code costs a warm request (middleware, validation, entity mapping) with the table's
 * client stubbed in process: against the bare handler, express with serverless-http, and Powertools' event handler.
 */
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import type { TableClient } from '../../src/lib/adapters/dynamodb.ts';
import { createLookStore } from '../../src/lib/adapters/table-looks.ts';
import { validate } from '../../src/lib/contract/generated/get-look.js';
import { api } from '../../src/lib/http/api.ts';
import { lookBody } from '../../src/lib/http/look-body.ts';
import { tagged } from '../../src/lib/http/responses.ts';
import { findLook } from '../../src/lib/use-cases/find-look.ts';
import { startTable } from '../../tests/support/dynamodb.ts';
import { aContext, anApiEvent } from '../../tests/support/events.ts';
import { aLook, UPLOAD, USER } from '../../tests/support/factories.ts';
import { machine, percentile, table, today } from '../support/machine.ts';
import { expressHandler, powertoolsHandler } from './others.ts';

const WARM_UP = 2_000;
const RUNS = Number(process.env['BENCH_RUNS'] ?? 10_000);

type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<unknown>;

/** The stored item as DynamoDB returns it, read once from a real table; then every call of the client answers it. */
const stubbedClient = async (): Promise<TableClient> => {
  const real = await startTable();
  await createLookStore(real.client, real.name).create(aLook());
  const key = { pk: `$glamai#userId_${USER}`, sk: `$look_1#uploadId_${UPLOAD}` };
  const answer = await real.client.get({ TableName: real.name, Key: key }).promise();
  if (!('Item' in (answer as object))) throw new Error('The look is not where the benchmark expects it.');
  await real.stop();
  return { ...real.client, get: () => ({ promise: () => Promise.resolve(structuredClone(answer)) }) };
};

const event = (): APIGatewayProxyEvent =>
  anApiEvent({ pathParameters: { uploadId: UPLOAD }, path: `/look/${UPLOAD}`, headers: { accept: '*/*' } });

/** Microseconds a call; each call gets an event of its own, as on Lambda. */
const measure = async (handler: Handler): Promise<number[]> => {
  for (let run = 0; run < WARM_UP; run += 1) await handler(event(), aContext());
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const input = event();
    const context = aContext();
    const started = process.hrtime.bigint();
    await handler(input, context);
    times.push(Number(process.hrtime.bigint() - started) / 1000);
  }
  return times;
};

const client = await stubbedClient();
const looks = createLookStore(client, 'bench');
const clock = { now: () => Date.now(), sleep: () => Promise.resolve() };
const uploads = { get: () => Promise.resolve(undefined) };
const find = findLook({ looks, uploads, clock });

const answer = async (userId: string, uploadId: string) => {
  const found = await find(userId, uploadId);
  if (found.kind !== 'look') throw new Error('The benchmark found no look.');
  return lookBody(found.look);
};

const bare: Handler = async (input) => {
  const claims = input.requestContext.authorizer?.['claims'] as { sub: string };
  const body = await answer(claims.sub, input.pathParameters?.['uploadId'] ?? '');
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
};

const ours: Handler = api({ validate }, async (request) =>
  tagged(await answer(request.caller(), request.path('uploadId')), request.ifNoneMatch),
);

const candidates: readonly (readonly [string, Handler])[] = [
  ['bare handler (no validation, no ETag, no CORS)', bare],
  ['this service', ours],
  ['express + serverless-http', expressHandler(answer)],
  ['Powertools event handler', powertoolsHandler(answer)],
];

const rows: string[][] = [];
let base = Number.NaN;
for (const [name, handler] of candidates) {
  const times = await measure(handler);
  const middle = percentile(times, 0.5);
  if (Number.isNaN(base)) base = middle;
  const extra = middle - base;
  rows.push([
    name,
    middle.toFixed(0),
    percentile(times, 0.99).toFixed(0),
    extra.toFixed(0),
    (middle / base).toFixed(2),
  ]);
}

console.log(`GET /look/{uploadId}, warm, ${today()}, ${machine()}, ${RUNS} requests each\n`);
console.log(table(['handler', 'median µs', 'p99 µs', 'over bare µs', 'ratio'], rows));

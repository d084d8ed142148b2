/** The same GET through this service's middleware and through the usual ones, with the table's client stubbed in process. */
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import type { TableClient } from '../../src/lib/adapters/table/client.ts';
import { createLookStore } from '../../src/lib/adapters/table/looks.ts';
import { validate } from '../../src/lib/contract/generated/get-look.js';
import { api } from '../../src/lib/http/api.ts';
import { lookBody } from '../../src/lib/http/look-body.ts';
import { tagged } from '../../src/lib/http/responses.ts';
import { findLook } from '../../src/lib/use-cases/find-look.ts';
import { startTable } from '../../testing/dynamodb.ts';
import { aContext, anApiEvent } from '../../testing/events.ts';
import { aLook, UPLOAD, USER } from '../../testing/factories.ts';
import { machine, spreadOf, today } from '../support/machine.ts';
import type { WarmResult } from '../support/results.ts';
import { expressHandler, powertoolsHandler } from './others.ts';

const WARM_UP = 2_000;

type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<unknown>;

interface StubbedClient {
  readonly client: TableClient;
  /** Lays out the next answer, so that copying it is not measured. */
  readonly lay: () => void;
}

/** The stored item as DynamoDB returns it, read once from a real table; then every call of the client answers it. */
const stubbedClient = async (): Promise<StubbedClient> => {
  const real = await startTable();
  await createLookStore(real.client, real.name).create(aLook());
  const key = { pk: `$glamai#userId_${USER}`, sk: `$look_1#uploadId_${UPLOAD}` };
  const answer = await real.client.get({ TableName: real.name, Key: key }).promise();
  if (!('Item' in (answer as object))) throw new Error('The look is not where the benchmark expects it.');
  await real.stop();
  let laid: unknown;
  return {
    client: { ...real.client, get: () => ({ promise: () => Promise.resolve(laid) }) },
    lay: () => {
      laid = structuredClone(answer);
    },
  };
};

const event = (): APIGatewayProxyEvent =>
  anApiEvent({ pathParameters: { uploadId: UPLOAD }, path: `/look/${UPLOAD}`, headers: { accept: '*/*' } });

/** Microseconds a call; each call gets an event of its own, as on Lambda. */
const measure = async (handler: Handler, runs: number, lay: () => void): Promise<number[]> => {
  const times: number[] = [];
  for (let run = -WARM_UP; run < runs; run += 1) {
    lay();
    const input = event();
    const context = aContext();
    const started = process.hrtime.bigint();
    await handler(input, context);
    if (run >= 0) times.push(Number(process.hrtime.bigint() - started) / 1000);
  }
  return times;
};

const answerFrom = (client: TableClient) => {
  const find = findLook({
    looks: createLookStore(client, 'bench'),
    uploads: { get: () => Promise.resolve(undefined) },
    clock: { now: () => Date.now(), sleep: () => Promise.resolve() },
  });
  return async (userId: string, uploadId: string) => {
    const found = await find(userId, uploadId);
    if (found.kind !== 'look') throw new Error('The benchmark found no look.');
    return lookBody(found.look);
  };
};

type Answer = ReturnType<typeof answerFrom>;

const bare =
  (answer: Answer): Handler =>
  async (input) => {
    const claims = input.requestContext.authorizer?.['claims'] as { sub: string };
    const body = await answer(claims.sub, input.pathParameters?.['uploadId'] ?? '');
    return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  };

const ours = (answer: Answer): Handler =>
  api({ validate }, async (request) =>
    tagged(await answer(request.caller(), request.path('uploadId')), request.ifNoneMatch),
  );

const CANDIDATES: readonly (readonly [string, (answer: Answer) => Handler])[] = [
  ['bare handler (no validation, no ETag, no CORS)', bare],
  ['this service', ours],
  ['express + serverless-http', expressHandler],
  ['Powertools event handler', powertoolsHandler],
];

export const measureWarm = async (runs: number): Promise<WarmResult> => {
  const { client, lay } = await stubbedClient();
  const answer = answerFrom(client);
  const rows = [];
  for (const [name, make] of CANDIDATES) rows.push(spreadOf(name, await measure(make(answer), runs, lay)));
  return { machine: machine(), date: today(), runs, rows };
};

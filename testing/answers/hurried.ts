/** The real handlers with next to no time left, for what takes longer than one request. */
import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { uploadEntity } from '../../src/entities/upload.ts';
import { ownerOf } from '../../src/entities/shapes.ts';
import { anApiEvent } from '../events.ts';
import type { Recorded } from './recorded.ts';
import { startHandlers } from '../local-handlers.ts';
import { startStub } from '../stub.ts';

export interface Hurried {
  /** The one world of this stage: more looks than one request can erase. */
  send(recorded: Recorded): Promise<APIGatewayProxyResult & { readonly userId: string }>;
  stop(): Promise<void>;
}

const AT = '2026-11-24T09:59:00.000Z';

/** An invocation whose time is nearly up when it has been asked for it that many times: enough for the last writes. */
const untilAsked = (times: number): (() => number) => {
  let left = times;
  return () => ((left -= 1) < 0 ? 2_000 : 28_000);
};

export const startHurried = async (): Promise<Hurried> => {
  const lambda = await startStub((_request, response) => response.writeHead(202).end());
  const handlers = await startHandlers({ AWS_ENDPOINT_URL_LAMBDA: lambda.url });
  const { client, name: table } = handlers.table;
  const anUpload = (userId: string) => {
    const uploadId = randomUUID();
    const rest = { objectKey: `selfies/${uploadId}.jpg`, contentType: 'image/jpeg', preferences: {}, attempts: 0 };
    const times = { createdAt: AT, updatedAt: AT, urlExpiresAt: AT, ttl: 4_000_000_000 };
    return { uploadId, owner: ownerOf(userId), userId, status: 'ready' as const, ...rest, ...times };
  };
  return {
    async send({ route, exchange }) {
      const [httpMethod = '', resource = ''] = route.split(' ');
      const userId = randomUUID();
      await uploadEntity({ client, table })
        .put(Array.from({ length: 4 }, () => anUpload(userId)))
        .go();
      const path = resource.replaceAll(/\{([^}]+)\}/g, (_, name: string) => exchange.request.path[name] ?? '');
      const event = anApiEvent({ sub: userId, httpMethod, resource, path, pathParameters: exchange.request.path });
      const context = { getRemainingTimeInMillis: untilAsked(3) };
      return { ...(await handlers.call('erase-user', event, context)), userId };
    },
    async stop() {
      await handlers.stop();
      lambda.stop();
    },
  };
};

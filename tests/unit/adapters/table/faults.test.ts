import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { TableClient, TableClientOptions } from '../../../../src/lib/adapters/table/client.ts';
import { onTable } from '../../../../src/lib/adapters/table/on-table.ts';
import { createLookStore } from '../../../../src/lib/adapters/table/looks.ts';
import { createUploadStore } from '../../../../src/lib/adapters/table/uploads.ts';
import { clientFor } from '../../../../testing/dynamodb.ts';

let server = createServer();
let client: TableClient;
let calls = 0;

const tableThat = async (
  answer: RequestListener,
  overrides: Omit<TableClientOptions, 'env'> = {},
): Promise<TableClient> => {
  calls = 0;
  server = createServer((request, response) => {
    calls += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = clientFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, overrides);
  return client;
};

afterEach(async () => {
  if (!server.listening) return;
  client.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const failing =
  (status: number, type: string): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'no' }));
  };

describe('a table that fails', () => {
  it.each([
    ['throttles', failing(400, 'ProvisionedThroughputExceededException')],
    ['throttles the account', failing(400, 'ThrottlingException')],
    ['limits requests', failing(400, 'RequestLimitExceeded')],
    ['is at fault', failing(500, 'InternalServerError')],
    ['is out of service', failing(503, 'ServiceUnavailable')],
  ])('is unavailable after three attempts when it %s', async (_title, answer) => {
    const table = await tableThat(answer);

    const read = createLookStore(table, 'T').get('user', 'upload');

    await expect(read).rejects.toMatchObject({ code: 'upstream_unavailable', retryAfterSeconds: 2 });
    await expect(read).rejects.toHaveProperty('cause');
    expect(calls).toBe(3);
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT'])('is unavailable on %s', async (code) => {
    const lost = Object.assign(new Error('socket'), { code });

    await expect(onTable(() => Promise.reject(lost))).rejects.toMatchObject({
      code: 'upstream_unavailable',
      cause: lost,
    });
  });

  it('is unavailable when it does not answer in time', async () => {
    const table = await tableThat(() => undefined, { requestTimeoutMs: 100, withRetries: (attempt) => attempt(1_000) });

    await expect(createUploadStore(table, 'T').get('upload')).rejects.toMatchObject({ code: 'upstream_unavailable' });
    expect(calls).toBe(1);
  });

  it.each([
    ['the request is wrong', 'ValidationException'],
    ['the table does not exist', 'ResourceNotFoundException'],
    ['the role may not', 'AccessDeniedException'],
  ])('passes on as a bug that %s', async (_title, type) => {
    const table = await tableThat(failing(400, type));

    await expect(createLookStore(table, 'T').get('user', 'upload')).rejects.not.toHaveProperty(
      'code',
      'upstream_unavailable',
    );
    expect(calls).toBe(1);
  });
});

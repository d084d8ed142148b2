/** A DynamoDB endpoint in front of the real one that throttles, loses answers or drops calls, as it is told. */
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `lost`: it is done and nobody hears of it. `refused`: it is not done. */
export type Fault = 'lost' | 'refused' | 'throttled';

export interface FaultyTable {
  readonly url: string;
  target: string;
  /** What becomes of a call: `operation` is DynamoDB's own name, `body` what was sent. */
  fault: (operation: string, body: string) => Fault | undefined;
  stop(): Promise<void>;
}

const REFUSALS = {
  refused: { status: 500, type: 'InternalServerError' },
  throttled: { status: 400, type: 'ThrottlingException' },
} as const;

export const startFaultyTable = async (): Promise<FaultyTable> => {
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? '';
      const fault = table.fault(operation, body.toString());
      if (fault === 'refused' || fault === 'throttled') {
        const { status, type } = REFUSALS[fault];
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
        response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'no' }));
        return;
      }
      const forward = ask(table.target, { method: 'POST', headers: incoming.headers }, (answer) => {
        if (fault === 'lost') {
          answer.resume().on('end', () => response.destroy());
          return;
        }
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      forward.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const table: FaultyTable = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target: '',
    fault: () => undefined,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  return table;
};

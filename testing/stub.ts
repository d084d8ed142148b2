/** A server on a loopback port that stands for one AWS service, as far as a test needs it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Stub {
  readonly url: string;
  /** Requests answered so far. */
  calls(): number;
  stop(): void;
}

export const startStub = async (
  respond: (request: IncomingMessage, response: ServerResponse, body: string) => void,
): Promise<Stub> => {
  let calls = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      calls += 1;
      respond(request, response, Buffer.concat(chunks).toString());
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

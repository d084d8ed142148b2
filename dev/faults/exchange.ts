/** One request passed on to the real service, whole, and the answer as it came. */
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** As Node lists them: name, value, name, value. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

export interface Answered {
  readonly status: number;
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

/** They belong to one connection, not to what is asked; the length is set anew. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'expect', 'content-length']);

/** Names and values that pass on. The host stays: signatures are computed over it. */
export const endToEnd = (rawHeaders: readonly string[]): string[] => {
  const kept: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!HOP_BY_HOP.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
};

export const readAll = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
};

export const createSender = () => {
  const agent = new Agent({ keepAlive: true });
  const send = (target: URL, asked: Asked): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const headers = [...endToEnd(asked.rawHeaders), 'Content-Length', String(asked.body.length)];
      const outgoing = httpRequest(
        { host: target.hostname, port: target.port, method: asked.method, path: asked.url, headers, agent },
        (message) => {
          readAll(message).then((body) => {
            resolve({ status: message.statusCode ?? 502, rawHeaders: message.rawHeaders, body });
          }, reject);
        },
      );
      outgoing.once('error', reject);
      outgoing.end(asked.body);
    });
  return {
    send,
    close: (): void => {
      agent.destroy();
    },
  };
};
export type Send = ReturnType<typeof createSender>['send'];

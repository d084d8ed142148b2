/** X-Ray's daemon as a function sees it: a UDP socket on the loopback that keeps what it is sent. */
import { createSocket } from 'node:dgram';
import { setTimeout as sleep } from 'node:timers/promises';

export interface XRayDaemon {
  readonly address: string;
  /** Datagrams as text, in the order of their arrival, once there are that many. */
  received(count: number): Promise<readonly string[]>;
  stop(): void;
}

const PATIENCE_MS = 2_000;

export const startXRayDaemon = async (): Promise<XRayDaemon> => {
  const datagrams: string[] = [];
  const socket = createSocket('udp4', (message) => datagrams.push(message.toString()));
  await new Promise<void>((resolve) => {
    socket.bind(0, '127.0.0.1', resolve);
  });
  return {
    address: `127.0.0.1:${socket.address().port}`,
    received: async (count) => {
      const until = Date.now() + PATIENCE_MS;
      while (datagrams.length < count && Date.now() < until) await sleep(10);
      return datagrams.splice(0);
    },
    stop: () => {
      socket.close();
    },
  };
};

export interface Subsegment {
  readonly id: string;
  readonly name: string;
  readonly start_time: number;
  readonly end_time: number;
  readonly [field: string]: unknown;
}

/** The daemon's header, a line feed, the document. */
export const documentOf = (datagram: string): Subsegment => {
  const [header, document = ''] = datagram.split('\n');
  if (JSON.stringify(JSON.parse(header ?? '')) !== '{"format":"json","version":1}') throw new Error('No header');
  return JSON.parse(document) as Subsegment;
};

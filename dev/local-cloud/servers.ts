/** What every local server gives back when it runs. */
import type { Server } from 'node:http';

export interface RunningServer {
  readonly name: string;
  readonly url: string;
  /** How it differs from the real thing, for the table that is printed at the start. */
  readonly what: string;
  close(): Promise<void>;
}

/** Ends idle keep-alive connections too, which would hold the process open. */
export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });

export const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

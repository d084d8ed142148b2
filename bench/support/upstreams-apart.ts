/** Starts the upstreams in a process of their own and tells where they are. */
import { fork } from 'node:child_process';
import { join } from 'node:path';

export interface UpstreamsApart {
  readonly env: Readonly<Record<string, string>>;
  readonly table: { readonly name: string; readonly endpoint: string };
  stop(): void;
}

export const startUpstreamsApart = (selfie: string): Promise<UpstreamsApart> => {
  const child = fork(join(import.meta.dirname, 'upstreams-process.ts'), [selfie]);
  return new Promise((resolve, reject) => {
    child.once('exit', () => {
      reject(new Error('The upstreams did not start.'));
    });
    child.once('message', (place: Omit<UpstreamsApart, 'stop'>) => {
      resolve({
        ...place,
        stop: () => {
          child.disconnect();
        },
      });
    });
  });
};

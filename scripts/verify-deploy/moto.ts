/** moto's server: AWS as far as its templates, its queue and its table are looked at; it runs no code. */
import { join } from 'node:path';
import { freePort, type StandIn, startStandIn } from './stand-in.ts';

export const startMoto = async (commands: string): Promise<StandIn> => {
  const port = await freePort();
  const script = join(import.meta.dirname, 'moto_server.py');
  return startStandIn({
    name: 'moto',
    command: join(commands, 'python'),
    args: ['-W', 'ignore', script, '-H', '127.0.0.1', '-p', String(port)],
    port,
    readyPath: '/moto-api/',
  });
};

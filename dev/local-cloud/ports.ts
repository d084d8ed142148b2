/** Says which ports are taken before anything starts, and finds free ones for a second cloud. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { PORT_NAMES, PORTS, type PortName, type Settings } from './settings.ts';

const canListen = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen({ host, port, exclusive: true }, () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });

const explain = (settings: Settings, name: PortName): string => {
  const { owner, option, variable } = PORTS[name];
  return `Port ${settings.ports[name]} is taken; ${owner} wanted it. Free it, or pass --${option} or set ${variable}.`;
};

/** One sentence per port that cannot be had; empty when all is well. */
export const takenPorts = async (settings: Settings): Promise<string[]> => {
  const names = PORT_NAMES.filter((name) => name !== 'faults' || settings.faultSeed !== undefined);
  const checked = await Promise.all(
    names.map(async (name) => ({ name, free: await canListen(settings.host, settings.ports[name]) })),
  );
  const taken = checked.filter(({ free }) => !free).map(({ name }) => explain(settings, name));
  const repeated = names
    .filter((name, index) => names.slice(0, index).some((earlier) => settings.ports[earlier] === settings.ports[name]))
    .map((name) => `Port ${settings.ports[name]} is given to ${PORTS[name].owner} and to another service as well.`);
  return [...taken, ...repeated];
};

/** Below the range that Linux and macOS take source ports from: there, any connection could get a free one first. */
const FREE_FROM = 20_000;
const FREE_TO = 32_000;

/** Different ones that nobody listens on now. */
export const freePorts = async (host = '127.0.0.1'): Promise<Record<PortName, number>> => {
  const found = new Set<number>();
  while (found.size < PORT_NAMES.length) {
    const port = randomInt(FREE_FROM, FREE_TO);
    if (await canListen(host, port)) found.add(port);
  }
  const ports = [...found];
  return Object.fromEntries(PORT_NAMES.map((name, index) => [name, ports[index] ?? 0])) as Record<PortName, number>;
};

/** The environment that gives a child process these ports. */
export const portEnvironment = (ports: Readonly<Record<PortName, number>>): Record<string, string> =>
  Object.fromEntries(PORT_NAMES.map((name) => [PORTS[name].variable, String(ports[name])]));

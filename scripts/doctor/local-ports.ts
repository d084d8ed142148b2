/** The ports of the local cloud as serverless.yml and the environment have them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PORT_NAMES, PORTS, type PortName } from '../../dev/local-cloud/settings.ts';

/** `${env:LOCAL_API_PORT, '3000'}` and the like end with the default in quotes. */
const defaultOf = (text: unknown): number => Number(/'(\d+)'\}$/.exec(String(text))?.[1] ?? text);

export const localPorts = async (env: NodeJS.ProcessEnv): Promise<Readonly<Record<PortName, number>>> => {
  const file = join(import.meta.dirname, '../../serverless.yml');
  const { custom } = parse(await readFile(file, 'utf8')) as {
    custom: { localCloud: { ports: Readonly<Record<string, unknown>> } };
  };
  const entries = PORT_NAMES.map((name) => {
    const given = env[PORTS[name].variable];
    return [name, given === undefined ? defaultOf(custom.localCloud.ports[name]) : Number(given)] as const;
  });
  return Object.fromEntries(entries) as Record<PortName, number>;
};

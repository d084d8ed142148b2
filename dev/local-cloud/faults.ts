/** The fault proxy of dev/faults in front of this cloud's services, and the way that S3 events take; both opt-in. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createFaultDesk } from '../faults/desk.ts';
import { createEventPath, type EventPath } from '../faults/event-faults.ts';
import type { Projections } from '../faults/index-lag.ts';
import { startFaultProxy } from '../faults/proxy.ts';
import type { Service } from '../faults/rules.ts';
import { modelBehindProxy } from './environment.ts';
import type { RunningServer } from './servers.ts';
import { urlOf, type Settings } from './settings.ts';

export interface LocalFaults {
  readonly isOn: boolean;
  /** Once the addresses of the services are settled; before the functions run. */
  readonly start: () => Promise<RunningServer>;
  readonly events: EventPath;
}

/** Every event arrives at once, once, in order. */
const STRAIGHT: EventPath = {
  pass: (_event, deliver) => {
    deliver();
  },
  stop: () => undefined,
};

/** Nothing listens, nothing stands between. */
const NONE: RunningServer = { name: 'Faults', url: '', what: '', close: () => Promise.resolve() };

const proxied = (settings: Settings): Readonly<Partial<Record<Service, string>>> => {
  const model = modelBehindProxy(settings);
  return {
    dynamodb: urlOf(settings, 'dynamodb'),
    s3: urlOf(settings, 's3'),
    rekognition: urlOf(settings, 'rekognition'),
    lambda: urlOf(settings, 'lambda'),
    cognito: urlOf(settings, 'cognito'),
    ...(model !== undefined && { openai: model }),
  };
};

interface TableResource {
  readonly GlobalSecondaryIndexes: readonly {
    readonly IndexName: string;
    readonly Projection: { readonly NonKeyAttributes: readonly string[] };
  }[];
}

/** What each index of the table copies. */
export const projectionsOfTable = (): Projections => {
  const file = new URL('../../resources/table.yml', import.meta.url);
  const { Resources } = parse(readFileSync(file, 'utf8')) as {
    readonly Resources: { readonly UserFacesTable: { readonly Properties: TableResource } };
  };
  const indexes = Resources.UserFacesTable.Properties.GlobalSecondaryIndexes;
  return Object.fromEntries(indexes.map(({ IndexName, Projection }) => [IndexName, Projection.NonKeyAttributes]));
};

export const createFaults = (settings: Settings): LocalFaults => {
  const { host, ports, faultSeed } = settings;
  if (faultSeed === undefined) return { isOn: false, start: () => Promise.resolve(NONE), events: STRAIGHT };
  const desk = createFaultDesk(faultSeed);
  const start = async (): Promise<RunningServer> => {
    const proxy = await startFaultProxy({
      host,
      port: ports.faults,
      desk,
      upstreams: proxied(settings),
      projections: projectionsOfTable(),
    });
    const what = `between the functions and the services; seed ${faultSeed}`;
    return { name: 'Faults', url: urlOf(settings, 'faults'), what, close: () => proxy.close() };
  };
  return { isOn: true, start, events: createEventPath(desk) };
};

/** `npm run record:answers`: sends every call of fixtures/answers to a local cloud of its own and writes what it answers. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchLocalCloud } from '../../dev/local-cloud/launch.ts';
import { exchangeFile } from '../generate/openapi/examples.ts';
import type { JsonObject } from '../generate/openapi/schemas.ts';

/** Headers worth a look in a record; the others change with every call. */
const KEPT = ['content-type', 'retry-after', 'location'];

const stateDir = `.local/record-${process.pid}`;
const cloud = await launchLocalCloud({ stateDir });
process.env['LOCAL_STACK_DIR'] = join(import.meta.dirname, '../..', stateDir);

// Their modules read the running cloud's addresses as soon as they are loaded.
const { recordedExchanges, send, STAND_INS } = await import('../../tests/support/exchanges.ts');
const { prepare } = await import('../../tests/support/worlds.ts');
const { withStandIns } = await import('./stand-ins.ts');

const record = async (found: ReturnType<typeof recordedExchanges>[number]): Promise<string> => {
  const world = await prepare(found.exchange.given);
  const at = Date.now();
  const { status, headers, body } = await send(found, world);
  const sent = JSON.stringify(found.exchange.request);
  const response = {
    status,
    headers: Object.fromEntries(KEPT.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? '']] : []))),
    body: body === undefined ? null : withStandIns(body as JsonObject, world, { at, sent }),
  };
  const location = response.headers['location']?.replace(world.uploadId ?? '-', STAND_INS.uploadId);
  if (location !== undefined) response.headers['location'] = location;
  await writeFile(
    exchangeFile(found.operationId, found.name),
    `${JSON.stringify({ ...found.exchange, response }, null, 2)}\n`,
  );
  return `${status} ${(response.body?.['code'] as string | undefined) ?? ''}`;
};

try {
  for (const found of recordedExchanges()) {
    console.log(found.route, found.name, await record(found));
  }
} finally {
  await cloud.stop();
}

/** A table in memory whose indexes are behind it by so many milliseconds, by the fault proxy. */
import { createFaultDesk } from '../../dev/faults/desk.ts';
import { startFaultProxy } from '../../dev/faults/proxy.ts';
import { parseRule } from '../../dev/faults/rules.ts';
import { projectionsOfTable } from '../../dev/local-cloud/faults.ts';
import { freePorts } from '../../dev/local-cloud/ports.ts';
import { clientFor, startTable, type TestTable } from '../../testing/dynamodb.ts';

export const startLaggingTable = async (delayMs: number): Promise<TestTable> => {
  const table = await startTable();
  const desk = createFaultDesk(1);
  desk.add(parseRule({ service: 'dynamodb', operation: 'Query', kind: 'lag', calls: null, delayMs }));
  const port = (await freePorts()).faults;
  const upstreams = { dynamodb: table.endpoint };
  const proxy = await startFaultProxy({ host: '127.0.0.1', port, desk, upstreams, projections: projectionsOfTable() });
  const endpoint = `http://127.0.0.1:${port}`;
  const client = clientFor(endpoint);
  const stop = async (): Promise<void> => {
    client.destroy();
    await proxy.close();
    await table.stop();
  };
  return { ...table, client, endpoint, stop };
};

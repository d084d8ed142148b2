/** A process of its own for the table: dynalite in memory, or the engine at TEST_DYNAMODB_ENDPOINT, with the catalogue. */
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import { seedStage } from '../../scripts/seed/seed.ts';
import { createLookStore } from '../../src/lib/adapters/table/looks.ts';
import { createS3Client } from '../../src/lib/adapters/s3.ts';
import type { LookRecord } from '../../src/lib/use-cases/ports.ts';
import { startTable } from '../../testing/dynamodb.ts';
import { createFaults, guarded } from './faults.ts';
import { answerQuestions } from './questions.ts';

/** As DynamoDB says them. */
const FAULTS = createFaults(1, {
  failure: [500, '{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError"}'],
  throttle: [400, '{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException"}'],
});

const startEngine = async (): Promise<void> => {
  if (process.env['TEST_DYNAMODB_ENDPOINT'] !== undefined) return;
  const server = dynalite({ createTableMs: 0 });
  const [answer] = server.listeners('request') as Parameters<typeof guarded>[1][];
  if (answer === undefined) throw new Error('dynalite listens otherwise than it did');
  server.removeAllListeners('request');
  server.on('request', guarded(FAULTS, answer));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  process.env['TEST_DYNAMODB_ENDPOINT'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

await startEngine();
const { client, sdk, name, endpoint } = await startTable();

const seed = async (endpointOfBucket: string): Promise<void> => {
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const s3 = createS3Client({ endpoint: endpointOfBucket, region: 'us-east-1', forcePathStyle: true, credentials });
  await seedStage({ table: name, bucket: 'ar-assets', clients: { table: sdk, s3 } });
  s3.destroy();
};

interface Copies {
  readonly of: Pick<LookRecord, 'userId' | 'uploadId'>;
  readonly to: readonly Pick<LookRecord, 'userId' | 'uploadId'>[];
}

/** A look that was really made, as other users' looks. */
const copyLook = async ({ of, to }: Copies): Promise<void> => {
  const store = createLookStore(client, name);
  const look = await store.get(of.userId, of.uploadId);
  if (look === undefined) throw new Error('There is no look to copy');
  for (const ids of to) await store.create({ ...look, ...ids });
};

answerQuestions({
  where: () => ({ name, endpoint }),
  seed,
  copyLook,
  setFaultRate: FAULTS.setRate,
  faults: FAULTS.count,
  cpu: () => process.cpuUsage(),
});

/** Writes items 25 at a time and asks again, ever more slowly, for what DynamoDB did not take. */
import { setTimeout as sleep } from 'node:timers/promises';
import { BatchWriteCommand, type BatchWriteCommandInput, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isUnavailable } from '../../src/lib/adapters/aws/retry-policy.ts';

/** DynamoDB's limit for one BatchWriteItem. */
export const BATCH_SIZE = 25;
const MAX_ATTEMPTS = 10;
/** Milliseconds; doubled at each attempt, with full jitter. */
const FIRST_DELAY = 50;
const LONGEST_DELAY = 10_000;

export interface BatchWriter {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  /** For tests: how to wait between attempts. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

type Requests = NonNullable<BatchWriteCommandInput['RequestItems']>[string];

/** What is left to be written. A throttled or failed call leaves everything. */
const attempt = async ({ client, tableName }: BatchWriter, requests: Requests): Promise<Requests> => {
  try {
    const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: requests } }));
    return UnprocessedItems?.[tableName] ?? [];
  } catch (error) {
    if (isUnavailable(error)) return requests;
    throw error;
  }
};

/** At most 25 items with different keys. @throws Error when the table does not take them within ten attempts */
export const writeBatch = async (writer: BatchWriter, items: readonly Record<string, unknown>[]): Promise<void> => {
  const wait = writer.wait ?? ((milliseconds) => sleep(milliseconds));
  let left: Requests = items.map((Item) => ({ PutRequest: { Item } }));
  for (let tries = 1; left.length > 0; tries += 1) {
    left = await attempt(writer, left);
    if (left.length === 0) return;
    if (tries === MAX_ATTEMPTS) throw new Error(`The table did not take ${left.length} items in ${tries} attempts`);
    await wait(Math.random() * Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** tries));
  }
};

/** Any number of items, in batches, `concurrency` at a time. */
export const writeAll = async (
  writer: BatchWriter,
  items: readonly Record<string, unknown>[],
  concurrency = 4,
): Promise<void> => {
  const batches = Array.from({ length: Math.ceil(items.length / BATCH_SIZE) }, (_, n) =>
    items.slice(n * BATCH_SIZE, (n + 1) * BATCH_SIZE),
  );
  const worker = async (): Promise<void> => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) await writeBatch(writer, batch);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
};

/** A table client that asks for the consumed capacity with every call and reports it. */
import type { TableClient } from '../src/lib/adapters/table/client.ts';

const METHODS = ['get', 'put', 'update', 'delete', 'query'] as const;
export type MeteredMethod = (typeof METHODS)[number];

export const meteredClient = (
  client: TableClient,
  report: (method: MeteredMethod, units: number) => void,
): TableClient => ({
  ...client,
  ...Object.fromEntries(
    METHODS.map((method) => [
      method,
      (input: Readonly<Record<string, unknown>>) => ({
        promise: async () => {
          const answer = await client[method]({ ...input, ReturnConsumedCapacity: 'TOTAL' }).promise();
          const { ConsumedCapacity } = answer as { ConsumedCapacity?: { CapacityUnits?: number } };
          report(method, ConsumedCapacity?.CapacityUnits ?? 0);
          return answer;
        },
      }),
    ]),
  ),
});

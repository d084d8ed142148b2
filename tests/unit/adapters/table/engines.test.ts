/**
 * One suite for every engine that takes DynamoDB's place (dynalite here; DynamoDB Local, moto and ministack by
 * TEST_DYNAMODB_ENDPOINT) and for both clients, ours and the SDK's: the same calls give the same.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TableClient } from '../../../../src/lib/adapters/table/client.ts';
import { sdkTableClient, startTable, type TestTable } from '../../../../testing/dynamodb.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
}, 30_000);
afterAll(() => table.stop());

type Answer = Readonly<Record<string, unknown>>;

const VALUES = {
  text: 'é💄 \u0000',
  number: -12_345.678,
  bytes: new Uint8Array([0, 1, 254, 255]),
  nested: { B: 'B', list: [1, 'a', null, { deep: new Uint8Array([7]) }], empty: {}, none: [] },
  yes: true,
  nothing: null,
};

describe.each(['ours', 'sdk'] as const)('By the client %s the engine', (which) => {
  let client: TableClient;
  beforeAll(() => {
    client = which === 'sdk' ? sdkTableClient(table.sdk, table.client) : table.client;
  });
  const TableName = (): string => table.name;
  const key = (sk: string) => ({ pk: `engines-${which}`, sk });
  const call = async (name: 'get' | 'put' | 'update' | 'delete' | 'query', input: object): Promise<Answer> =>
    (await client[name]({ TableName: TableName(), ...input }).promise()) as Answer;

  it('gives back every kind of value', async () => {
    await call('put', { Item: { ...key('values'), ...VALUES } });
    const { Item } = await call('get', { Key: key('values'), ConsistentRead: true });
    expect(Item).toEqual({ ...key('values'), ...VALUES });
  });

  it('gives nothing for what is not there', async () => {
    expect(await call('get', { Key: key('nowhere') })).not.toHaveProperty('Item');
    expect(await call('delete', { Key: key('nowhere'), ReturnValues: 'ALL_OLD' })).not.toHaveProperty('Attributes');
  });

  it('holds a condition, and names its failure', async () => {
    const put = { Item: key('once'), ConditionExpression: 'attribute_not_exists(pk)' };
    await call('put', put);
    await expect(call('put', put)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
  });

  it('updates by an expression and gives what is new', async () => {
    const update = {
      Key: key('count'),
      UpdateExpression: 'SET #n = if_not_exists(#n, :zero) + :one',
      ExpressionAttributeNames: { '#n': 'n' },
      ExpressionAttributeValues: { ':zero': 0, ':one': 1 },
      ReturnValues: 'ALL_NEW',
    };
    await call('update', update);
    expect((await call('update', update))['Attributes']).toEqual({ ...key('count'), n: 2 });
    expect((await call('delete', { Key: key('count'), ReturnValues: 'ALL_OLD' }))['Attributes']).toMatchObject({
      n: 2,
    });
  });

  it('reads an index page by page, the newest first', async () => {
    const all = ['a', 'b', 'c', 'd', 'e'];
    for (const one of all) {
      await call('put', { Item: { ...key(`page-${one}`), gsi2pk: `pages-${which}`, gsi2sk: one } });
    }
    const found: string[] = [];
    let ExclusiveStartKey: unknown;
    do {
      const answer = await call('query', {
        IndexName: 'gsi2',
        KeyConditionExpression: 'gsi2pk = :pk',
        ExpressionAttributeValues: { ':pk': `pages-${which}` },
        ScanIndexForward: false,
        Limit: 2,
        ...(ExclusiveStartKey !== undefined && { ExclusiveStartKey }),
      });
      found.push(...(answer['Items'] as { gsi2sk: string }[]).map(({ gsi2sk }) => gsi2sk));
      ExclusiveStartKey = answer['LastEvaluatedKey'];
    } while (ExclusiveStartKey !== undefined);
    expect(found).toEqual(all.toReversed());
  });

  it('writes and reads many at once', async () => {
    const items = ['x', 'y'].map((sk) => ({ ...key(sk), bytes: VALUES.bytes }));
    const puts = items.map((Item) => ({ PutRequest: { Item } }));
    await client.batchWrite({ RequestItems: { [TableName()]: puts } }).promise();
    const Keys = [key('x'), key('y'), key('z')];
    const answer = (await client.batchGet({ RequestItems: { [TableName()]: { Keys } } }).promise()) as {
      Responses: Record<string, { sk: string }[]>;
    };
    const found = answer.Responses[TableName()]!.toSorted((one, other) => one.sk.localeCompare(other.sk));
    expect(found).toEqual(items);
  });

  it('names what it refuses as DynamoDB does', async () => {
    const get = { TableName: 'no-such-table', Key: key('a') };
    await expect(client.get(get).promise()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(call('get', { Key: { pk: 'a' } })).rejects.toMatchObject({ name: 'ValidationException' });
    const update = { Key: key('a'), UpdateExpression: 'SET n = :absent' };
    await expect(call('update', update)).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

import { describe, expect, it } from '@jest/globals';
import { fakeApi, json } from './harness.ts';

const page = (ids: readonly string[], nextCursor: string | null) =>
  json(200, { items: ids.map((uploadId) => ({ uploadId })), nextCursor });

describe('listLooks', () => {
  it('goes through all pages in order', async () => {
    const { client, calls } = fakeApi([page(['c', 'b'], 'next one'), page([], 'next two'), page(['a'], null)]);
    const ids: string[] = [];

    for await (const { uploadId } of client.listLooks({ pageSize: 2, savedOnly: true })) ids.push(uploadId);

    expect(ids).toEqual(['c', 'b', 'a']);
    expect(calls.map(({ url }) => url)).toEqual([
      '/v1/looks/me?limit=2&saved=true',
      '/v1/looks/me?limit=2&saved=true&cursor=next%20one',
      '/v1/looks/me?limit=2&saved=true&cursor=next%20two',
    ]);
  });

  it('asks for no page that nobody looks at', async () => {
    const { client, calls } = fakeApi([page(['c', 'b'], 'more')]);
    for await (const _look of client.listLooks()) break;
    expect(calls.map(({ url }) => url)).toEqual(['/v1/looks/me']);
  });

  it('ends with the signal', async () => {
    const controller = new AbortController();
    const { client } = fakeApi([
      page(['a'], 'more'),
      (request) => (request.signal.aborted ? Promise.reject(new Error('aborted')) : Promise.resolve(page([], null))),
    ]);
    const looks = client.listLooks({ signal: controller.signal });

    await looks.next();
    controller.abort();

    await expect(looks.next()).rejects.toThrow('aborted');
  });
});

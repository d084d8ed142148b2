import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createFaultDesk } from '../../../../dev/faults/desk.ts';
import { type FaultProxy, startFaultProxy } from '../../../../dev/faults/proxy.ts';
import { freePorts } from '../../../../dev/local-cloud/ports.ts';
import { startStub, type Stub } from '../../../../testing/stub.ts';

const ANSWER = JSON.stringify({ Item: { pk: { S: 'x'.repeat(300) } } });
const TARGET = { 'x-amz-target': 'DynamoDB_20120810.GetItem' };

let table: Stub;
let proxy: FaultProxy;
let url: string;
let seen: { method: string; url: string; host: string; body: string }[];

beforeEach(async () => {
  seen = [];
  table = await startStub((request, response, body) => {
    const { method = '', headers } = request;
    seen.push({ method, url: request.url ?? '', host: headers.host ?? '', body });
    response.writeHead(200, { 'x-amz-crc32': String(crc32(ANSWER)), 'x-call': String(seen.length) });
    response.end(method === 'HEAD' ? '' : ANSWER);
  });
  const port = (await freePorts()).faults;
  url = `http://127.0.0.1:${port}`;
  const upstreams = { dynamodb: table.url, s3: table.url };
  proxy = await startFaultProxy({ host: '127.0.0.1', port, desk: createFaultDesk(1), upstreams });
});
afterEach(async () => {
  await proxy.close();
  table.stop();
});

const ask = (init: RequestInit = {}) => fetch(`${url}/`, { method: 'POST', headers: TARGET, body: 'asked', ...init });
const control = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(`${url}/_control/${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const break_ = (rule: object) => control('POST', 'faults', rule);

describe('the fault proxy', () => {
  it('passes a call on as it is, with the host that the caller signed', async () => {
    const response = await ask();

    expect(await response.text()).toBe(ANSWER);
    expect(response.headers.get('x-amz-crc32')).toBe(String(crc32(ANSWER)));
    expect(seen).toEqual([{ method: 'POST', url: '/', host: new URL(url).host, body: 'asked' }]);
  });

  it('passes on the answer to HEAD', async () => {
    expect((await fetch(`${url}/bucket/key`, { method: 'HEAD' })).status).toBe(200);
    expect(seen[0]).toMatchObject({ method: 'HEAD', url: '/bucket/key' });
  });

  it.each([
    ['throttle', 'dynamodb', 400, 'ProvisionedThroughputExceededException'],
    ['fail', 'dynamodb', 500, 'InternalServerError'],
  ])('answers %s for %s itself, without asking the service', async (kind, service, status, type) => {
    await break_({ service, kind });
    const response = await ask();

    expect([response.status, seen.length]).toEqual([status, 0]);
    expect(await response.json()).toMatchObject({ __type: `com.amazonaws.dynamodb.v20120810#${type}` });
    expect((await ask()).status).toBe(200);
  });

  it('speaks the XML of S3 where S3 is asked', async () => {
    await break_({ service: 's3', operation: 'PutObject', kind: 'throttle' });
    const response = await fetch(`${url}/bucket/key`, { method: 'PUT', body: 'bytes' });

    expect(response.status).toBe(503);
    expect(await response.text()).toContain('<Code>SlowDown</Code>');
  });

  it('refuses the connection before the service is asked', async () => {
    await break_({ kind: 'refuse' });

    await expect(ask()).rejects.toThrow();
    expect(seen).toHaveLength(0);
  });

  it('cuts the answer in the middle when the service has done its work', async () => {
    await break_({ kind: 'cut' });
    const response = await ask();

    await expect(response.text()).rejects.toThrow();
    expect(seen).toHaveLength(1);
  });

  it('damages the answer and leaves its headers, so that a checksum tells', async () => {
    await break_({ kind: 'corrupt' });
    const response = await ask();
    const body = Buffer.from(await response.arrayBuffer());

    expect(body.length).toBe(ANSWER.length);
    expect(String(crc32(body))).not.toBe(response.headers.get('x-amz-crc32'));
  });

  it('asks the service twice and gives back the second answer', async () => {
    await break_({ kind: 'duplicate' });

    expect((await ask()).headers.get('x-call')).toBe('2');
    expect(seen.map(({ body }) => body)).toEqual(['asked', 'asked']);
  });

  it('holds a call back', async () => {
    await break_({ kind: 'delay', delayMs: 150 });
    const started = performance.now();
    await ask();

    expect(performance.now() - started).toBeGreaterThan(140);
  });

  it('strikes the n-th call that names an object, counts, and forgets', async () => {
    await break_({ match: 'asked-2', kind: 'fail', after: 1 });
    const statuses = [];
    for (const body of ['asked-1', 'asked-2', 'asked-2', 'asked-2']) statuses.push((await ask({ body })).status);

    expect(statuses).toEqual([200, 200, 500, 200]);
    expect((await control('GET', 'calls')).body).toEqual({
      calls: { 'dynamodb GetItem': { called: 4, struck: { fail: 1 } } },
    });
    expect((await control('DELETE', 'calls')).body).toEqual({ calls: {} });
  });

  it('shows, seeds and deletes what was asked for', async () => {
    await break_([
      { kind: 'fail', share: 0.5 },
      { service: 'events', kind: 'drop' },
    ]);
    await control('PUT', 'seed', { seed: 42 });

    const { body } = await control('GET', 'faults');
    expect(body).toMatchObject({ seed: 42, faults: [{ kinds: ['fail'], calls: null }, { service: 'events' }] });
    expect((await control('DELETE', 'faults')).body).toMatchObject({ faults: [] });
  });

  it.each([
    ['POST', 'faults', { kind: 'nothing' }, 400],
    ['PUT', 'seed', { seed: 'x' }, 400],
    ['GET', 'nothing', undefined, 404],
  ])('says what is wrong with %s %s %j', async (method, path, body, status) => {
    const answer = await control(method, path, body);

    expect(answer.status).toBe(status);
    expect(answer.body).toHaveProperty('error');
  });

  it('cuts a call to a service that is not there', async () => {
    await expect(ask({ headers: { 'x-amz-target': 'RekognitionService.DetectFaces' } })).rejects.toThrow();
  });
});

/** Counters and injected faults of the local endpoint, and its start and stop. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startRekognition } from '../../../../dev/rekognition/server.ts';
import { startEndpoint, stored } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { defaultPortrait } from './selfies.ts';

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
}, 20_000);
afterAll(() => endpoint.close());

beforeEach(async () => {
  await endpoint.control('DELETE', 'calls');
  await endpoint.control('DELETE', 'faults');
});

describe('the control interface', () => {
  it('counts calls, successes and failures', async () => {
    await endpoint.detect(stored(defaultPortrait));
    await endpoint.detect(stored('missing.jpg')).catch(() => undefined);

    await expect(endpoint.control('GET', 'calls')).resolves.toEqual({
      status: 200,
      body: {
        calls: {
          DetectFaces: { called: 2, succeeded: 1, failed: 1 },
          [`DetectFaces selfies/${defaultPortrait}`]: { called: 1, succeeded: 1, failed: 0 },
          'DetectFaces selfies/missing.jpg': { called: 1, succeeded: 0, failed: 1 },
        },
      },
    });
  });

  it.each([
    ['ThrottlingException', 500],
    ['ProvisionedThroughputExceededException', 400],
    ['AccessDeniedException', 400],
    ['InternalServerError', 500],
  ])('lets the next call fail with %s', async (exception, status) => {
    await endpoint.control('POST', 'faults', { exception });

    await expect(endpoint.detect(stored(defaultPortrait))).rejects.toMatchObject({
      name: exception,
      $metadata: { httpStatusCode: status },
    });
    await expect(endpoint.detect(stored(defaultPortrait))).resolves.toMatchObject({ FaceDetails: [{}] });
  });

  it('lets the second call fail and the others pass', async () => {
    await endpoint.control('POST', 'faults', { exception: 'ThrottlingException', after: 1 });

    const outcomes = [];
    for (let i = 0; i < 3; i++)
      outcomes.push(
        await endpoint.detect(stored(defaultPortrait)).then(
          () => 'ok',
          () => 'failed',
        ),
      );

    expect(outcomes).toEqual(['ok', 'failed', 'ok']);
  });

  it('cuts the connection after a delay', async () => {
    await endpoint.control('POST', 'faults', { hangUp: true, delayMs: 150 });
    const start = performance.now();

    await expect(endpoint.detect(stored(defaultPortrait))).rejects.toThrow(/hang up|reset/i);
    expect(performance.now() - start).toBeGreaterThan(140);
  });

  it.each([
    [{ exception: 'NoSuchException' }, 'exception is one of'],
    [{ calls: -1 }, 'calls is a whole number'],
    [{ wait: 3 }, 'no wait'],
  ])('refuses the fault %p with a reason', async (fault, reason) => {
    await expect(endpoint.control('POST', 'faults', fault)).resolves.toMatchObject({
      status: 400,
      body: { error: expect.stringContaining(reason) },
    });
  });

  it('says what it has when asked for something else', async () => {
    await expect(endpoint.control('GET', 'nothing')).resolves.toMatchObject({ status: 404 });
  });
});

describe('startRekognition', () => {
  it('rejects when the port is taken', async () => {
    const port = Number(new URL(endpoint.url).port);

    await expect(startRekognition({ host: '127.0.0.1', port, s3Endpoint: 'http://127.0.0.1:1' })).rejects.toMatchObject(
      { code: 'EADDRINUSE' },
    );
  });

  it('closes while a call hangs', async () => {
    const other = await startRekognition({ host: '127.0.0.1', port: 0, s3Endpoint: 'http://127.0.0.1:1' });
    await fetch(`${other.url}/_control/faults`, { method: 'POST', body: '{ "delayMs": 60000 }' });
    const pending = fetch(other.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'RekognitionService.DetectFaces' },
      body: '{}',
    }).catch(() => 'cut off');
    await new Promise((resolve) => setTimeout(resolve, 100));

    await other.close();

    await expect(pending).resolves.toBe('cut off');
  });
});

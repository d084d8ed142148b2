/** The recorded events go through the same code as AWS's own. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent, S3Event, ScheduledEvent } from 'aws-lambda';
import { validate } from '../../../../src/lib/contract/generated/analyze.js';
import { selfieEvents } from '../../../../src/lib/events/compose.ts';
import { api } from '../../../../src/lib/http/api.ts';
import { ok } from '../../../../src/lib/http/responses.ts';
import { aContext, bodyOf, recordedEvent } from '../../../../testing/events.ts';
import { USER } from '../../../../testing/factories.ts';

const UPLOAD = '22222222-2222-4222-8222-222222222222';
const apiEvent = (name: string) => recordedEvent(name) as APIGatewayProxyEvent;

const keysIn = async (name: string): Promise<string[]> => {
  const keys: string[] = [];
  const handler = selfieEvents((key) => {
    keys.push(key);
    return Promise.resolve('look');
  });
  await handler(recordedEvent(name) as S3Event, aContext(), () => undefined);
  return keys;
};

describe('A recorded API Gateway event', () => {
  it('names the caller and the path parameter of a GET', async () => {
    const show = api({}, (request) =>
      Promise.resolve(ok({ caller: request.caller(), upload: request.path('uploadId') })),
    );

    expect(bodyOf(await show(apiEvent('api-gateway-get'), aContext()))).toEqual({ caller: USER, upload: UPLOAD });
  });

  it('carries the JSON body of a POST', async () => {
    const echo = api({ validate }, (request) => Promise.resolve(ok({ body: request.body })));

    expect(bodyOf(await echo(apiEvent('api-gateway-post'), aContext()))).toEqual({
      body: { uploadId: UPLOAD, preferences: { style: 'glam' } },
    });
  });

  it('has no caller on a route without an authorizer', async () => {
    const whoami = api({}, (request) => Promise.resolve(ok({ caller: request.caller() })));

    expect(await whoami(apiEvent('api-gateway-open'), aContext())).toMatchObject({ statusCode: 401 });
  });
});

describe('A recorded S3 event', () => {
  it.each([
    ['s3-put', `selfies/${USER}/${UPLOAD}`],
    ['s3-multipart', 'selfies/a b(c)+.jpg'],
  ])('%s names the object', async (name, key) => {
    expect(await keysIn(name)).toEqual([key]);
  });
});

describe('A record in the failures queue', () => {
  it('still holds the S3 event that failed', () => {
    const record = recordedEvent('lambda-destination-selfie') as { requestPayload: S3Event };

    expect(record.requestPayload).toEqual(recordedEvent('s3-put'));
  });

  it('says which function an erasure has to be given back to, and with what', () => {
    expect(recordedEvent('lambda-destination-erasure')).toMatchObject({
      requestContext: {
        functionArn: expect.stringMatching(/:function:glamai-dev-continue-erasure:\$LATEST$/) as unknown,
      },
      requestPayload: { userId: USER, account: true },
    });
  });
});

it('comes from the schedule as an event without detail', () => {
  const event = recordedEvent('schedule') as ScheduledEvent;

  expect(event).toMatchObject({ source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} });
});

it('holds no token', () => {
  const folder = join(import.meta.dirname, '../../../../fixtures/events');
  const names = readdirSync(folder).filter((file) => file.endsWith('.json'));

  expect(names.length).toBeGreaterThan(7);
  for (const name of names) {
    expect(JSON.stringify(recordedEvent(name.replace('.json', '')))).not.toMatch(/eyJ[\w-]+\./);
  }
});

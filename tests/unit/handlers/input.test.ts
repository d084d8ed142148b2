/** Bodies made to do harm, at every route that reads one: a clear code, nothing polluted, nothing stored. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anApiEvent, bodyOf } from '../../../testing/events.ts';
import { UPLOAD } from '../../../testing/factories.ts';
import { type LocalHandlers, startHandlers } from '../../../testing/local-handlers.ts';

let handlers: LocalHandlers;
beforeAll(async () => {
  handlers = await startHandlers();
});
afterAll(() => handlers.stop());

const ROUTES = [
  ['POST', '/upload-url', 'upload-url', {}],
  ['POST', '/analyze', 'analyze', { uploadId: UPLOAD }],
  ['POST', '/looks/save', 'save-look', { uploadId: UPLOAD }],
  ['PATCH', '/users/{userId}', 'update-user', {}],
  ['PUT', '/users/{userId}/consent', 'give-consent', { noticeVersion: '2026-11' }],
] as const;

/** The valid body with one more member, written by hand, since JSON.stringify drops what is asked for here. */
const withMember = (valid: object, member: string): string => {
  const inside = JSON.stringify(valid).slice(1, -1);
  return `{${inside}${inside === '' ? '' : ','}${member}}`;
};

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

const HARMFUL: Readonly<Record<string, readonly [status: number, body: (valid: object) => string]>> = {
  'is a byte larger than 16 KiB': [413, (valid) => withMember(valid, `"x":"${'x'.repeat(16_384)}"`)],
  'is larger than 16 KiB by its bytes, not by its letters': [
    413,
    (valid) => withMember(valid, `"x":"${'💄'.repeat(4_100)}"`),
  ],
  'is 8 000 lists deep': [400, () => nested(8_000)],
  'has a member 8 000 lists deep': [400, (valid) => withMember(valid, `"preferences":${nested(8_000)}`)],
  'sets __proto__': [400, (valid) => withMember(valid, '"__proto__":{"polluted":true}')],
  'sets constructor.prototype': [400, (valid) => withMember(valid, '"constructor":{"prototype":{"polluted":true}}')],
  'sets __proto__ among the wishes': [
    400,
    (valid) => withMember(valid, '"preferences":{"__proto__":{"polluted":true}}'),
  ],
  'has an unknown field': [400, (valid) => withMember(valid, '"isAdmin":true')],
  'has a field that an object inherits': [400, (valid) => withMember(valid, '"toString":"x"')],
  'is a list': [400, () => '[]'],
  'is a text': [400, () => '"text"'],
  'is null': [400, () => 'null'],
  'is cut': [400, () => '{"uploadId":'],
  'has a byte order mark and no JSON': [400, () => '\ufeff{'],
  'has half a character for a wish': [400, (valid) => withMember(valid, '"preferences":{"style":"\\ud800"}')],
};

const send = (route: (typeof ROUTES)[number], body: string, isBase64Encoded = false) => {
  const [httpMethod, resource, name] = route;
  const event = { httpMethod, resource, path: resource, pathParameters: { userId: 'me' } };
  const sent = isBase64Encoded ? Buffer.from(body).toString('base64') : body;
  return handlers.call(name, anApiEvent({ ...event, body: sent, isBase64Encoded }));
};

describe.each(ROUTES)('%s %s', (...route) => {
  it.each(Object.entries(HARMFUL))('refuses a body that %s', async (_what, [status, make]) => {
    for (const isBase64Encoded of [false, true]) {
      const answer = await send(route, make(route[3]), isBase64Encoded);

      expect(bodyOf(answer)).toMatchObject({ status: answer.statusCode, code: expect.any(String) });
      expect(isBase64Encoded ? [400, 413] : [status]).toContain(answer.statusCode);
      expect(answer.body).not.toContain('💄');
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('takes the valid body that the others were made of', async () => {
    expect((await send(route, JSON.stringify(route[3]))).statusCode).not.toBe(400);
  });
});

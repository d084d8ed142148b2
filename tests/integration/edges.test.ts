/** What the contract says at its edges: selfies that fail, requests that are not valid, looks that are not there yet. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { PresetBody, PresetListBody, ProblemBody } from '../../src/lib/contract/answers.ts';
import { api, newUser, stack } from '../../testing/cloud/cloud.ts';
import { detectionsOf, requestUpload, uploadSelfie, waitForLook } from '../../testing/cloud/selfies.ts';

/** A function starts cold, on a busy machine. */
jest.setTimeout(30_000);

const hexEncoded = (char: string): string => `%${char.charCodeAt(0).toString(16)}`;

const selfie = (name: string): Uint8Array =>
  readFileSync(join(import.meta.dirname, '../../fixtures/selfies', `${name}.jpg`));

describe('a selfie that fails', () => {
  it.each([
    ['no-face', 422, 'no_face'],
    ['two-faces', 422, 'multiple_faces'],
    ['too-dark', 422, 'too_dark'],
    ['too-bright', 422, 'too_bright'],
    ['blurred', 422, 'blurry'],
    ['grayscale', 422, 'grayscale'],
    ['sunglasses', 422, 'sunglasses'],
    ['small-face', 422, 'face_too_small'],
  ])(
    '%s is answered %s with %s and a hint, again at no cost',
    async (name, status, code) => {
      const { idToken: token } = await newUser();
      const uploadId = await uploadSelfie(token, selfie(name));

      const answer = await waitForLook<ProblemBody>(token, uploadId);
      const calls = await detectionsOf(uploadId);
      const again = await api<ProblemBody>('/analyze', { token, body: { uploadId } });

      expect(answer).toMatchObject({ status, body: { code, status, hint: expect.any(String) as unknown } });
      expect(again.body).toMatchObject({ code, hint: answer.body.hint });
      expect(await detectionsOf(uploadId)).toBe(calls);
    },
    60_000,
  );

  it('with bytes that are no image is unsupported', async () => {
    const { idToken: token } = await newUser();
    const uploadId = await uploadSelfie(token, Buffer.from('hello, I am a text'));

    expect(await waitForLook(token, uploadId)).toMatchObject({ status: 415, body: { code: 'unsupported_image' } });
  }, 30_000);
});

describe('the edges of the contract', () => {
  let token: string;

  beforeAll(async () => {
    token = (await newUser()).idToken;
  });

  it('opens an upload without a body and by GET', async () => {
    const bare = await api('/upload-url', { token, method: 'POST' });
    const got = await api('/get-presigned-url?contentType=image/png&contentLength=100', { token });

    expect(bare).toMatchObject({ status: 200, body: { method: 'PUT', headers: { 'content-type': 'image/jpeg' } } });
    expect(got).toMatchObject({ status: 200, body: { headers: { 'content-type': 'image/png' } } });
    expect(bare.headers.get('ratelimit-limit')).toBe('100000');
  });

  it.each([
    ['a type that is no picture of ours', { contentType: 'image/webp' }, 415, 'unsupported_media_type'],
    ['a selfie that is too large', { contentLength: 10_485_761 }, 413, 'image_too_large'],
    ['a length that is no number', { contentLength: 'big' }, 400, 'invalid_request'],
    ['an unknown wish', { preferences: { style: 'neon' } }, 400, 'invalid_request'],
  ])('refuses %s', async (_what, body, status, code) => {
    expect(await api('/upload-url', { token, body })).toMatchObject({ status, body: { code } });
  });

  it('tells a look that has no selfie yet to come back', async () => {
    const { uploadId } = await requestUpload(token);

    const look = await api(`/look/${uploadId}`, { token });
    const analysis = await api('/analyze', { token, body: { uploadId } });
    const save = await api('/looks/save', { token, body: { uploadId } });

    expect(look).toMatchObject({ status: 202, body: { uploadId, status: 'awaiting_upload' } });
    expect(look.headers.get('location')).toBe(`/look/${uploadId}`);
    expect(look.headers.get('retry-after')).toBe('2');
    expect(analysis).toMatchObject({ status: 409, body: { code: 'upload_missing' } });
    expect(save).toMatchObject({ status: 409, body: { code: 'look_not_ready' } });
  });

  it('does not know ids that never were or are none', async () => {
    for (const id of [randomUUID(), 'nonsense', '%2e%2e%2f']) {
      expect((await api(`/look/${id}`, { token })).status).toBe(404);
    }
    expect((await api('/get-recommendation', { token })).status).toBe(404);
  });

  it.each(['false', '0', '""', 'null', '"{}"', '[]', '{"a":'])('refuses a body of %s', async (body) => {
    const answer = await fetch(`${stack.apiUrl}/upload-url`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    });

    expect({ status: answer.status, body: await answer.json() }).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
  });

  /** A browser's fetch names a type of its own for text; a buffer has none. */
  it('refuses a body without a type, which the gateway does not name in its place', async () => {
    const answer = await fetch(`${stack.apiUrl}/upload-url`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: Buffer.from('{}'),
    });

    expect({ status: answer.status, body: await answer.json() }).toMatchObject({
      status: 415,
      body: { code: 'unsupported_media_type' },
    });
  });

  it('reads headers in whatever capitals, which the gateway keeps', async () => {
    const { hostname, port } = new URL(stack.apiUrl);
    const headers = { AUTHORIZATION: `Bearer ${token}`, 'CONTENT-type': 'application/json', 'content-length': '2' };
    const status = await new Promise((resolve, reject) => {
      const call = request({ hostname, port, path: '/upload-url', method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      call.once('error', reject);
      call.end('{}');
    });

    expect(status).toBe(200);
  });

  /** A REST API hands path parameters on as they were sent, and the function decodes them, once. */
  it.each<[string, (id: string) => string, number]>([
    ['encoded once', (id) => id.replaceAll('-', '%2D').replace(/^./, hexEncoded), 202],
    ['encoded twice', (id) => id.replaceAll('-', '%252D'), 404],
    ['with a stray %', (id) => `${id}%`, 400],
    ['with % and no digits', (id) => `%zz${id}`, 400],
    ['with bytes that are no UTF-8', (id) => `${id}%ff`, 400],
    ['with an encoded slash', (id) => `${id}%2Fx`, 404],
    ['with a zero', (id) => `${id}%00`, 404],
  ])('reads an id %s as a REST API does', async (_what, spell, status) => {
    const { uploadId } = await requestUpload(token);

    const answer = await fetch(`${stack.apiUrl}/look/${spell(uploadId)}`, {
      headers: { authorization: `Bearer ${token}` },
    });

    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/(problem\+)?json/);
  });

  it('lists presets by style and gives each with both renderings', async () => {
    const bold = await api<PresetListBody>('/presets?style=bold', { token });
    const all = await api<PresetListBody>('/presets', { token });
    const one = await api<PresetBody>(`/presets/${bold.body.items[0]!.presetId}`, { token });

    expect(bold.body.items.every(({ style }) => style === 'bold')).toBe(true);
    expect([bold.body.items.length, all.body.items.length]).toEqual([8, 24]);
    expect(one.body.perfectCorp.length).toBeGreaterThan(0);
    expect(one.body.banuba).toHaveProperty('faces');
    expect((await fetch(one.body.template.url)).status).toBe(200);
    expect((await api('/presets/none_v1', { token })).status).toBe(404);
    expect((await api('/presets?style=neon', { token })).status).toBe(400);
  });

  it('tells anybody its version and engine', async () => {
    expect(await api('/health')).toMatchObject({ status: 200, body: { status: 'ok', engine: 'rules' } });
  });
});

/** Runs the whole flow with a model, failures and an erasure, then looks for what must not be where it does not belong. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OpenAiStub, startOpenAiStub } from '../../dev/openai/server.ts';
import { launchOwnCloud, type OwnCloud } from '../support/cloud/own-cloud.ts';
import { landmarksOf } from '../support/landmarks.ts';
import { rowsAsText, selfiesOf, setAttribute } from '../support/cloud/rows.ts';
import * as secrets from '../support/secrets.ts';
import { documentOf, startXRayDaemon, type XRayDaemon } from '../support/cloud/xray-daemon.ts';

const SELFIES = join(import.meta.dirname, '../../fixtures/selfies');
const photo = readFileSync(join(SELFIES, 'default.jpg'));
const failing = readFileSync(join(SELFIES, 'no-face.jpg'));
const KEY = 'sk-local-privacy-0123456789abcdef';
const NOTES = 'Rosy cheeks for the wedding of my sister Ottilie';
const SAMPLED = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';
const UPSTREAM_WORDS = 'arn:aws:iam::123456789012:user/somebody may not look at this face';

interface Sent {
  readonly instructions: string;
  readonly input: string;
}

let cloud: OwnCloud;
let stub: OpenAiStub;
let daemon: XRayDaemon;
let needles: secrets.Needles;
let userId: string;
/** Answers with a status from 400 on, as text. */
const errors: { readonly status: number; readonly text: string }[] = [];
let rows = '';
let rowsAfterErasure = '';
let receipt: unknown;
let selfiesLeft: readonly string[];
let prompts: readonly Sent[] = [];

const control = async (url: string, method: string, body?: unknown): Promise<unknown> => {
  const response = await fetch(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  return response.json();
};

/** Asks and keeps what an answer of failure said. */
const ask: OwnCloud['api'] = async (path, call) => {
  const answer = await cloud.api(path, call);
  if (answer.status >= 400) errors.push({ status: answer.status, text: JSON.stringify(answer.body) });
  return answer as never;
};

const waitFor = async (token: string, uploadId: string): Promise<unknown> => {
  const answer = await cloud.waitForLook(token, uploadId, 60_000);
  if (answer.status >= 400) errors.push({ status: answer.status, text: JSON.stringify(answer.body) });
  return answer.body;
};

const useEverything = async (token: string): Promise<string> => {
  const uploadId = await cloud.uploadSelfie(token, photo, { preferences: { notes: NOTES } });
  expect(await waitFor(token, uploadId)).toMatchObject({ provenance: { engine: 'openai' } });
  await ask('/analyze', { token, body: { uploadId, refine: 'softer' } });
  await ask('/looks/save', { token, body: { uploadId, name: 'Friday', notes: 'Only for me' } });
  expect(await ask('/get-recommendation', { token })).toMatchObject({ status: 200 });
  await ask('/users/me', { token, method: 'PATCH', body: { corrections: { undertone: 'cool' } } });
  await ask('/users/me/consent', { token, method: 'PUT', body: { noticeVersion: '2026-11' } });
  expect(await ask('/users/me/export', { token })).toMatchObject({ status: 200 });
  return uploadId;
};

const faultsUrl = (): string => `${cloud.stack.rekognitionEndpoint}/_control/faults`;

const failInEveryWay = async (token: string): Promise<void> => {
  await waitFor(token, await cloud.uploadSelfie(token, failing));
  await waitFor(token, await cloud.uploadSelfie(token, Buffer.concat([photo.subarray(0, 900), Buffer.alloc(90)])));
  await ask('/upload-url', {
    token,
    body: { preferences: { notes: NOTES.repeat(9) }, photo: photo.toString('base64') },
  });
  await ask(`/looks/me?cursor=${encodeURIComponent(token.slice(0, 200))}`, { token });
  await ask('/users/me', { token: `${token}x` });
  // Until the erasure is over: Lambda tries the event again, and this selfie is to be there still.
  await control(faultsUrl(), 'POST', { calls: 1_000, exception: 'AccessDeniedException', message: UPSTREAM_WORDS });
  const uploadId = await cloud.uploadSelfie(token, photo);
  for (let tries = 0; tries < 20 && !errors.some(({ status }) => status === 503); tries += 1) {
    await ask('/analyze', { token, body: { uploadId } });
  }
};

/** Rows that no code of ours wrote: of a look that is foreseen, of a preset it is a fault that nobody foresaw. */
const breakRows = async (token: string, uploadId: string): Promise<void> => {
  await setAttribute(cloud, { userId, uploadId }, 'composed', Buffer.from(`no deflated JSON: ${NOTES}`));
  await ask(`/look/${uploadId}`, { token });
  await setAttribute(cloud, { presetId: 'soft_glam_v1' }, 'definition', `no definition: ${NOTES}`);
  await ask('/presets/soft_glam_v1', { token });
};

beforeAll(async () => {
  stub = await startOpenAiStub();
  daemon = await startXRayDaemon();
  const traced = { AWS_XRAY_DAEMON_ADDRESS: daemon.address, _X_AMZN_TRACE_ID: SAMPLED };
  const model = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: stub.baseUrl, OPENAI_MODEL: '' };
  cloud = await launchOwnCloud('privacy-test', { env: { ...model, ...traced } });
  const user = await cloud.newUser();
  userId = user.userId;
  const landmarks = [...(await landmarksOf(cloud, photo))];
  const uploadId = await useEverything(user.idToken);
  await failInEveryWay(user.idToken);
  rows = await rowsAsText(cloud);
  await breakRows(user.idToken, uploadId);
  prompts = ((await control(`${stub.controlUrl}/requests`, 'GET')) as { requests: Sent[] }).requests;
  receipt = (await ask('/users/me?account=true', { token: user.idToken, method: 'DELETE' })).body;
  selfiesLeft = await selfiesOf(cloud);
  await control(faultsUrl(), 'DELETE');
  rowsAfterErasure = await rowsAsText(cloud);
  needles = {
    ...secrets.GENERAL,
    'this photo': [...secrets.imageNeedles(photo), ...secrets.imageNeedles(failing)],
    "this face's landmarks": secrets.landmarkNeedles(landmarks),
    'a token of this user': [...secrets.tokenNeedles(user.idToken), ...secrets.tokenNeedles(user.accessToken)],
    'the e-mail address': [user.username, user.username.split('@')[0] ?? ''],
    'the password': [user.password],
    'the model key': [KEY, KEY.slice(3)],
    'a prompt': prompts.flatMap(({ instructions, input }) => secrets.promptNeedles(`${instructions}\n${input}`)),
    'the words of an upstream': [UPSTREAM_WORDS, 'somebody may not'],
  };
}, 240_000);

afterAll(async () => {
  await cloud.launched.stop();
  await stub.stop();
  daemon.stop();
}, 30_000);

const log = (): string => readFileSync(cloud.launched.logFile, 'utf8');
const notes = { "the user's notes": [NOTES, 'Ottilie'] };

describe('After a whole flow', () => {
  it('the search finds each secret in a text that has it', () => {
    for (const [kind, texts] of Object.entries(needles)) {
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) expect(leaksIn(`{"a":"…${text}…"}`).some((found) => found.startsWith(kind))).toBe(true);
    }
    expect(secrets.leaksIn(photo.toString('base64'), needles)).not.toEqual([]);
  });

  it('every kind of failure was provoked, a 500 too', () => {
    expect([...new Set(errors.map(({ status }) => status))].sort()).toEqual([400, 401, 410, 413, 415, 422, 500, 503]);
  });

  it('the logs hold the requests and their failures, and nothing of a person', () => {
    const lines = log();

    expect(lines).toMatch(/"code":"internal_error"/);
    expect(lines).toContain('"route":"/analyze"');
    expect(secrets.leaksIn(lines, needles, notes, { 'the user id': [userId] })).toEqual([]);
  });

  it('the traces hold a call of every upstream, and nothing of a person', async () => {
    const datagrams = await daemon.received(1);
    const names = new Set(datagrams.map((datagram) => documentOf(datagram).name));

    expect([...names].sort()).toEqual(['Cognito', 'DynamoDB', 'Model', 'Rekognition', 'S3']);
    expect(secrets.leaksIn(datagrams.join('\n'), needles, notes, { 'the user id': [userId] })).toEqual([]);
  });

  it('the table holds looks and uploads, and no image, landmark, token, address, key or prompt', () => {
    expect(rows).toContain(userId);
    expect(rows).toContain('"recommended"');
    expect(secrets.leaksIn(rows, needles)).toEqual([]);
  });

  it('an answer of failure shows neither what was sent nor what went wrong inside', () => {
    const text = errors.map((answer) => answer.text).join('\n');
    expect(secrets.leaksIn(text, needles, notes, { 'the user id': [userId] })).toEqual([]);
  });

  it('the model was told features and wishes, and not who or how the face was measured', () => {
    const { 'a prompt': _prompt, ...others } = needles;
    const text = JSON.stringify(prompts);

    expect(prompts.length).toBeGreaterThan(0);
    expect(text).toContain('Ottilie');
    expect(secrets.leaksIn(text, others, { 'the user id': [userId] })).toEqual([]);
  });

  it('the receipt counts the look, every upload and the selfie that was still there, and the bucket is empty', () => {
    expect(receipt).toMatchObject({ erased: { looks: 1, uploads: 4, selfies: 1, user: 1 }, left: 0 });
    expect(selfiesLeft).toEqual([]);
  });

  it('the erasure leaves a marker for the upload that had not ended, and nothing else with the user’s id', () => {
    const left = (JSON.parse(rowsAfterErasure) as Record<string, unknown>[]).filter((row) =>
      JSON.stringify(row).includes(userId),
    );

    expect(left.map((row) => row['__edb_e__'])).toEqual(left.map(() => 'tombstone'));
    expect(secrets.leaksIn(rowsAfterErasure, needles, notes)).toEqual([]);
  });
});

const leaksIn = (text: string): string[] => secrets.leaksIn(text, needles);

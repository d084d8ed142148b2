/** Phones at a local cloud full of faults: each asks until it is answered, and remembers what it was told. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../dev/faults/random.ts';
import type { TestUser } from '../../testing/cloud/cloud.ts';
import type { UploadTicket } from '../../testing/cloud/selfies.ts';
import { type CloudWorld, type Photo, PHOTOS } from './cloud-world.ts';
import type { Selfie } from './world.ts';

const TRIES = 30;
const PAUSE_MS = 300;
const NO_ANSWER = { status: 599 } as const;

/** Asks again until the answer is none of a fault. */
const untilAnswered = async <T extends { readonly status: number }>(ask: () => Promise<T>): Promise<T> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await ask();
    if (answer.status < 500) return answer;
    await sleep(PAUSE_MS);
  }
  throw new Error('No answer came');
};

/** A PUT that was lost, or whose answer was: the second one may find the object there (412). */
const put = async (world: CloudWorld, ticket: UploadTicket, bytes: Uint8Array): Promise<void> => {
  const send = async (): Promise<{ readonly status: number }> => {
    try {
      return await world.cloud.putSelfie(ticket, bytes);
    } catch {
      return NO_ANSWER;
    }
  };
  const { status } = await untilAnswered(send);
  if (status !== 200 && status !== 412) throw new Error(`The PUT answered ${status}`);
};

/** A fault of an upstream tells nothing about the selfie. */
const wordOf = ({ status, body }: { readonly status: number; readonly body: Record<string, unknown> }): string => {
  if (status === 200) return 'look';
  return status === 202 ? 'pending' : String(body['code']);
};

const ask = async (world: CloudWorld, token: string, { uploadId, answers }: Selfie, random: Random): Promise<void> => {
  const wish = random.chance(0.3) ? { token, body: { uploadId } } : { token };
  const answer = await world.cloud.api('body' in wish ? '/analyze' : `/look/${uploadId}`, wish);
  if (answer.status !== 503) answers.push(wordOf(answer));
};

const forget = async (world: CloudWorld, token: string, selfie: Selfie): Promise<void> => {
  selfie.deleted = true;
  await untilAnswered(() => world.cloud.api(`/look/${selfie.uploadId}`, { token, method: 'DELETE' }));
};

const open = async (world: CloudWorld, { userId, idToken }: TestUser, { truth }: Photo) => {
  const { body } = await untilAnswered(() =>
    world.cloud.api<UploadTicket>('/upload-url', { token: idToken, body: {} }),
  );
  const { uploadId } = body;
  const objectKey = `selfies/${uploadId}.jpg`;
  const selfie: Selfie = { uploadId, userId, objectKey, truth, deleted: false, answers: [] };
  world.selfies.set(uploadId, selfie);
  return { ticket: body, selfie };
};

/** One selfie's life, as one phone sees it. */
export const liveOnPhone = async (world: CloudWorld, random: Random, user: TestUser): Promise<void> => {
  const photo = random.pick(PHOTOS);
  const { ticket, selfie } = await open(world, user, photo);
  await put(world, ticket, photo.bytes);
  const isForgotten = random.chance(0.1);
  for (let asks = 1 + Math.floor(random.next() * 4); asks > 0; asks -= 1) {
    await sleep(random.next() * 2 * PAUSE_MS);
    await ask(world, user.idToken, selfie, random);
  }
  if (isForgotten) await forget(world, user.idToken, selfie);
};

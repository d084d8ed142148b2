/** What the service keeps about the user beside looks: consent, quotas, and the ways to take everything along or away. */
import { signal } from '@preact/signals';
import { glamai, type ErasureReceipt, type User, type UserExport } from '../api/service.ts';
import { config } from '../api/session.ts';

export const user = signal<User | undefined>(undefined);
/** Of the last erasure. */
export const receipt = signal<ErasureReceipt | undefined>(undefined);

const ME = { params: { path: { userId: 'me' } } } as const;
/** An erasure goes on by itself; asking again tells how far it is. */
const PATIENCE = 20;

export const loadUser = async (): Promise<void> => {
  const { data } = await glamai().api.GET('/users/{userId}', ME);
  user.value = data;
};

/** The version of the privacy notice that this stage asks for. */
export const noticeVersion = (): string => config.value?.noticeVersion ?? '';

export const giveConsent = async (): Promise<void> => {
  const { data } = await glamai().api.PUT('/users/{userId}/consent', {
    ...ME,
    body: { noticeVersion: noticeVersion() },
  });
  user.value = data;
};

export const exportAll = async (): Promise<UserExport> => {
  const { data: first } = await glamai().api.GET('/users/{userId}/export', ME);
  if (!first) throw new Error('The export came without data.');
  let whole = first;
  while (whole.nextCursor !== null) {
    const query = { cursor: whole.nextCursor };
    const { data: next } = await glamai().api.GET('/users/{userId}/export', { params: { ...ME.params, query } });
    if (!next) throw new Error('A page of the export came without data.');
    whole = { ...next, uploads: [...whole.uploads, ...next.uploads], looks: [...whole.looks, ...next.looks] };
  }
  return whole;
};

const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
  });

/** Withdrawing consent erases too: nothing may be kept without it. */
export const erase = async (what: 'consent' | 'everything'): Promise<void> => {
  const path = what === 'consent' ? '/users/{userId}/consent' : '/users/{userId}';
  for (let asked = 0; asked < PATIENCE; asked += 1) {
    const { data } = await glamai().api.DELETE(path, ME);
    if (data && 'erasedAt' in data) {
      receipt.value = data;
      return;
    }
    await pause(data?.retryAfterSeconds ?? 1);
  }
  throw new Error('The erasure is still under way. It goes on by itself.');
};

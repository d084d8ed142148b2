/** Users with looks before the traffic begins: one look is really made, and the others are its copies. */
import { randomUUID } from 'node:crypto';
import { runFlow } from '../service/flow.ts';
import type { Service } from '../service/service.ts';
import type { StoredLook } from './traffic.ts';

const USERS = 300;
const LOOKS_EACH = 4;

export const prepareLooks = async ({ url, table }: Service): Promise<readonly StoredLook[]> => {
  const { failure, userId, uploadId } = await runFlow(url, { style: 'glam' });
  if (failure !== undefined) throw new Error(`No look could be made: ${failure}`);
  const users = Array.from({ length: USERS }, () => randomUUID());
  const to = users.flatMap((user) =>
    Array.from({ length: LOOKS_EACH }, () => ({ userId: user, uploadId: randomUUID() })),
  );
  await table.ask('copyLook', { of: { userId, uploadId }, to });
  return to;
};

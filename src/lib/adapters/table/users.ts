/** Users in the table: wishes, corrections and consent. */
import { userEntity, type UserItem } from '../../../entities/user.ts';
import type { UserRecord, UserStore } from '../../use-cases/users/user-settings.ts';
import { compact, onTable, storedPreferences } from './on-table.ts';
import type { TableClient } from './client.ts';

const toRecord = (item: UserItem): UserRecord => ({
  userId: item.userId,
  preferences: compact(item.preferences ?? {}),
  corrections: compact(item.corrections ?? {}),
  consent: item.consent ?? null,
});

export const createUserStore = (client: TableClient, table: string): UserStore => {
  const users = userEntity({ client, table });
  return {
    get: async (userId) => {
      const { data } = await onTable(() => users.get({ userId }).go({ consistent: true }));
      return data ? toRecord(data) : undefined;
    },
    consent: async (userId, consent, now) => {
      await onTable(() =>
        users
          .upsert({ userId, consent: { ...consent }, updatedAt: now })
          .ifNotExists({ createdAt: now })
          .go(),
      );
    },
    put: async (userId, { preferences, corrections }, now) => {
      await onTable(() =>
        users
          .upsert({
            userId,
            preferences: storedPreferences(preferences),
            corrections: { ...corrections },
            updatedAt: now,
          })
          .ifNotExists({ createdAt: now })
          .go(),
      );
    },
  };
};

/** Wires what concerns a user: settings, consent, quotas, export and erasure. */
import { createAccountRemover } from './adapters/aws/accounts.ts';
import { createInvoker } from './adapters/aws/invoker.ts';
import { createErasureStore } from './adapters/table/erasure.ts';
import { createExportStore } from './adapters/table/export.ts';
import { createQuotaStore } from './adapters/table/quota.ts';
import { readConfig } from './config.ts';
import { clock, hashOf, selfies, tableClient, tableName, users } from './container.ts';
import { once } from './once.ts';
import type { ConsentRule, GiveConsentDeps } from './use-cases/consent.ts';
import type { EraseUserDeps } from './use-cases/erase-user.ts';
import type { ExportUserDeps } from './use-cases/export-user.ts';
import type { QuotaDeps } from './use-cases/quota.ts';
import type { UserSettingsDeps } from './use-cases/user-settings.ts';

export const quotaDeps = once((): QuotaDeps => {
  const { analysesPerDay, uploadUrlsPerDay } = readConfig(['analysesPerDay', 'uploadUrlsPerDay']);
  return {
    quota: createQuotaStore(tableClient(), tableName()),
    limits: { analyses: analysesPerDay, uploadUrls: uploadUrlsPerDay },
    hashUser: hashOf('quota'),
    clock,
  };
});

export const consentRule = (): ConsentRule => {
  const { requireConsent: required, noticeVersion } = readConfig(['requireConsent', 'noticeVersion']);
  return { required, noticeVersion };
};

export const userSettingsDeps = once((): UserSettingsDeps => ({ users: users(), clock }));

export const giveConsentDeps = once((): GiveConsentDeps => ({ users: users(), rule: consentRule(), clock }));

export const exportUserDeps = once((): ExportUserDeps => ({
  users: users(),
  store: createExportStore(tableClient(), tableName()),
}));

export const eraseUserDeps = once((): EraseUserDeps => ({
  store: createErasureStore(tableClient(), tableName()),
  bucket: selfies(),
  hashUser: hashOf('erasure'),
  clock,
  removeAccount: createAccountRemover(readConfig(['userPoolId']).userPoolId),
}));

/** Goes on with an erasure in a function of its own, which has minutes instead of seconds. */
export const continueErasure = once(() => createInvoker(readConfig(['eraseFunctionName']).eraseFunctionName));

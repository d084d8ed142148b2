/** The GlamAI API through the project's own typed client, with every call logged. */
import {
  createGlamAiClient,
  type components,
  type GlamAiClient,
} from '../../../../clients/typescript/src/glamai-client.ts';
import { loggedFetch } from './http-log.ts';
import { config, refresh, session } from './session.ts';

export { GlamAiProblem } from '../../../../clients/typescript/src/glamai-client.ts';
export type { Look, LookSummary, Problem } from '../../../../clients/typescript/src/glamai-client.ts';

type Schemas = components['schemas'];
export type ArLayer = Schemas['ArLayer'];
export type Product = Schemas['Product'];
export type FaceProfile = Schemas['FaceProfile'];
export type CorrectionsPatch = Schemas['CorrectionsPatch'];
export type User = Schemas['User'];
export type UserExport = Schemas['UserExport'];
export type ErasureReceipt = Schemas['ErasureReceipt'];
export type Style = Schemas['RecommendedLook']['style'];
export type Refinement = NonNullable<Schemas['AnalyzeRequest']['refine']>;

let made: { readonly apiUrl: string; readonly client: GlamAiClient } | undefined;

export const glamai = (): GlamAiClient => {
  const apiUrl = config.value?.apiUrl ?? '';
  if (made?.apiUrl !== apiUrl) {
    const client = createGlamAiClient({
      baseUrl: apiUrl,
      getIdToken: () => session.value?.idToken,
      onUnauthorized: refresh,
      fetch: loggedFetch,
    });
    made = { apiUrl, client };
  }
  return made.client;
};

/** Answers that the gateway gives for every route, as examples: from the table of which the stack's GatewayResponses are made. */
import { gatewayAnswer, type GatewayResponseType } from '../../../infra/gateway-problems.ts';
import type { Route } from './routes.ts';
import type { JsonObject } from './schemas.ts';

interface Told {
  readonly name: string;
  readonly summary: string;
  readonly type: GatewayResponseType;
}

const BY_STATUS: Readonly<Record<number, Told>> = {
  401: { name: 'from-the-gateway', summary: 'No token, or one that is not valid', type: 'UNAUTHORIZED' },
  429: { name: 'throttled', summary: 'The stage is throttled', type: 'THROTTLED' },
  500: { name: 'broken', summary: 'Something went wrong', type: 'DEFAULT_5XX' },
  503: { name: 'unavailable', summary: 'No answer in time', type: 'INTEGRATION_TIMEOUT' },
};

/** What stands in for a path's parameters. */
const SAMPLE: Readonly<Record<string, string>> = {
  uploadId: '0b0c5f0e-6a51-4c8e-9d7b-2f4a1c3e5d70',
  userId: 'me',
  presetId: 'soft_glam_v1',
};
const REQUEST_ID = 'f3b1c2d4-5e6f-4a7b-8c9d-0e1f2a3b4c5d';

const samplePath = (path: string): string => path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => SAMPLE[name] ?? name);

/** Name -> example; nothing for a status that the gateway does not give. */
export const gatewayExamples = ({ path }: Route, status: number): JsonObject => {
  const told = BY_STATUS[status];
  if (!told) return {};
  const value = gatewayAnswer(told.type, samplePath(path), REQUEST_ID).body as JsonObject;
  return { [told.name]: { summary: told.summary, value } };
};

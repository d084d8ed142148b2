/** The gateway's Cognito authorizer: ID tokens of this pool and client, verified; anything else is 401. */
import { JwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { gatewayProblem } from '../gateway/problem.ts';

export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly jwks: unknown;
}

/** The parts of hapi that a scheme touches. */
interface HapiRequest {
  readonly path: string;
  readonly raw: { readonly req: { readonly rawHeaders: readonly string[] } };
}
interface HapiResponse {
  code(status: number): HapiResponse;
  type(mime: string): HapiResponse;
  header(name: string, value: string): HapiResponse;
  takeover(): HapiResponse;
}
interface HapiToolkit {
  response(body: unknown): HapiResponse;
  authenticated(result: { credentials: Record<string, unknown> }): unknown;
}

type Verify = (token: string) => Promise<{ readonly sub?: string | undefined }>;

let verify: Verify = () => Promise.reject(new Error('The user pool is not there yet.'));

/** Called once per start, when the user pool exists. */
export const useTokenRules = ({ issuer, audience, jwks }: TokenRules): void => {
  const verifier = JwtVerifier.create({
    issuer,
    audience,
    jwksUri: `${issuer}/.well-known/jwks.json`,
    customJwtCheck: ({ payload }) => {
      if (payload['token_use'] !== 'id') throw new Error('Not an ID token.');
    },
  });
  verifier.cacheJwks(jwks as Jwks);
  verify = (token) => verifier.verify(token);
};

/** Read from the raw headers, since Node keeps the first of two and serverless-offline the last. */
const headerValues = (request: HapiRequest, name: string): string[] => {
  const { rawHeaders } = request.raw.req;
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
};

/** serverless-offline would take this header's JSON for the claims. */
const OVERRIDE = 'sls-offline-authorizer-override';

const principalOf = async (request: HapiRequest): Promise<string> => {
  if (headerValues(request, OVERRIDE).length > 0) throw new Error('The override header is refused.');
  const [header, ...others] = headerValues(request, 'authorization');
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header ?? '')?.[1];
  if (token === undefined || others.length > 0) throw new Error('No token.');
  const { sub } = await verify(token);
  if (sub === undefined) throw new Error('No subject.');
  return sub;
};

const refused = (request: HapiRequest, h: HapiToolkit): HapiResponse =>
  gatewayProblem(h, 'UNAUTHORIZED', request.path).takeover();

const requireToken = async (request: HapiRequest, h: HapiToolkit): Promise<unknown> => {
  try {
    return h.authenticated({ credentials: { principalId: await principalOf(request) } });
  } catch {
    return refused(request, h);
  }
};

const openToAll = (request: HapiRequest, h: HapiToolkit): unknown =>
  headerValues(request, OVERRIDE).length > 0 ? refused(request, h) : h.authenticated({ credentials: {} });

/** Asked once per route by serverless-offline. A route without an authorizer in serverless.yml is open. */
export const authenticationProvider = (
  endpoint: { readonly authorizer?: unknown },
  functionKey: string,
  method: string,
  path: string,
): { name: string; scheme: string; getAuthenticateFunction: () => { authenticate: unknown } } => {
  const name = `cognito ${functionKey} ${method} ${path}`;
  const authenticate = endpoint.authorizer === undefined || endpoint.authorizer === null ? openToAll : requireToken;
  return { name, scheme: name, getAuthenticateFunction: () => ({ authenticate }) };
};

/** Who gets tokens, and what for: by password, by a proof of it (SRP), by a refresh token; and what an access token still opens. */
import { randomUUID } from 'node:crypto';
import { JwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { checkPassword } from './passwords.ts';
import { type Challenge, srpChallenge } from './srp.ts';
import type { Fields, Message, Pool, Rule, Services, Target, User } from './user-pool.ts';

/** Cognito's default for the answer to a challenge. */
const SESSION_MS = 3 * 60_000;
/** How far a phone's clock may be off: the proof holds a time. */
const CLOCK_SKEW_MS = 5 * 60_000;
/** As auth.yml has it; cognito-local leaves it out. */
const TOKEN_SECONDS = 3_600;

/** One answer each, and only for a while. */
const expiringMap = <T>() => {
  const entries = new Map<string, { readonly value: T; readonly until: number }>();
  return {
    keep: (key: string, value: T): void => {
      for (const [old, { until }] of entries) if (until < Date.now()) entries.delete(old);
      entries.set(key, { value, until: Date.now() + SESSION_MS });
    },
    take: (key = ''): T | undefined => {
      const entry = entries.get(key);
      entries.delete(key);
      return entry !== undefined && entry.until >= Date.now() ? entry.value : undefined;
    },
  };
};

interface Pending {
  readonly username: string;
  readonly challenge: Challenge;
}

const incorrect = ({ refusal: Refusal }: Services): Error =>
  new Refusal('NotAuthorizedException', 'Incorrect username or password.');

const named = (error: unknown): string => (error as { code?: string }).code ?? '';

/** cognito-local tells a wrong password by another name, and an unknown person by another sentence. */
const byPassword = async (services: Services, ask: () => Promise<Message>): Promise<Message> => {
  try {
    return await ask();
  } catch (error) {
    const isWrong = ['InvalidPasswordException', 'NotAuthorizedException'].includes(named(error));
    throw isWrong ? incorrect(services) : error;
  }
};

const FLOWS: Readonly<Record<string, string>> = {
  USER_PASSWORD_AUTH: 'ALLOW_USER_PASSWORD_AUTH',
  USER_SRP_AUTH: 'ALLOW_USER_SRP_AUTH',
  REFRESH_TOKEN_AUTH: 'ALLOW_REFRESH_TOKEN_AUTH',
  REFRESH_TOKEN: 'ALLOW_REFRESH_TOKEN_AUTH',
};

const checkFlow = async (services: Services, context: unknown, { AuthFlow = '', ClientId = '' }: Message) => {
  const client = await services.cognito.getAppClient(context, ClientId);
  const { ExplicitAuthFlows = [] } = client ?? {};
  if (ExplicitAuthFlows.includes(FLOWS[AuthFlow] ?? '')) return;
  throw new services.refusal('InvalidParameterException', `${AuthFlow} flow not enabled for this client`);
};

/** Nobody's password, for a name that nobody has. */
const nobody = (name: string): Pick<User, 'Username' | 'Password'> => ({ Username: name, Password: randomUUID() });

const withExpiry = ({ AuthenticationResult, ...answer }: Message): Message => ({
  ...answer,
  ...(AuthenticationResult && {
    AuthenticationResult: { ...AuthenticationResult, ExpiresIn: TOKEN_SECONDS, TokenType: 'Bearer' },
  }),
});

const isNow = (timestamp: string): boolean => Math.abs(Date.now() - Date.parse(timestamp)) <= CLOCK_SKEW_MS;

/** What was asked and is not answered yet. */
interface Desk {
  readonly services: Services;
  /** cognito-local's own InitiateAuth. */
  readonly signIn: Target;
  readonly proofs: ReturnType<typeof expiringMap<Pending>>;
  readonly sessions: ReturnType<typeof expiringMap<string>>;
}

const poolOf = ({ services }: Desk, context: unknown, { ClientId = '' }: Message): Promise<Pool> =>
  services.cognito.getUserPoolForClientId(context, ClientId);

const password = async (desk: Desk, context: unknown, ClientId: string, given: Fields = {}): Promise<Message> => {
  const { USERNAME = '', PASSWORD = '' } = given;
  const request = { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD } };
  const answer = await byPassword(desk.services, () => desk.signIn(context, request));
  // What is asked next may only be answered by who was asked.
  if (answer.Session !== undefined) desk.sessions.keep(answer.Session, USERNAME);
  return withExpiry(answer);
};

const beginSrp = async (desk: Desk, context: unknown, request: Message): Promise<Message> => {
  const { USERNAME = '', SRP_A = '' } = request.AuthParameters ?? {};
  const pool = await poolOf(desk, context, request);
  const user = (await pool.getUserByUsername(context, USERNAME)) ?? nobody(USERNAME);
  const { Username: userId, Password } = user;
  const poolName = pool.options.Id.split('_')[1] ?? '';
  const challenge = srpChallenge({ poolName, userId, password: Password }, SRP_A);
  if (challenge === undefined) throw new desk.services.refusal('InvalidParameterException', 'Invalid SRP_A');
  desk.proofs.keep(challenge.secretBlock, { username: userId, challenge });
  const { salt: SALT, srpB: SRP_B, secretBlock: SECRET_BLOCK } = challenge;
  const ChallengeParameters = { SALT, SRP_B, SECRET_BLOCK, USERNAME: userId, USER_ID_FOR_SRP: userId };
  return { ChallengeName: 'PASSWORD_VERIFIER', ChallengeParameters };
};

/** @returns who was asked and has answered with a proof of the password */
const provedBy = ({ proofs }: Desk, { ChallengeResponses: given = {} }: Message): string => {
  const { PASSWORD_CLAIM_SIGNATURE: signature = '', TIMESTAMP = '' } = given;
  const pending = proofs.take(given['PASSWORD_CLAIM_SECRET_BLOCK']);
  return pending?.challenge.proves(signature, TIMESTAMP) === true && isNow(TIMESTAMP) ? pending.username : '';
};

const endSrp = async (desk: Desk, context: unknown, request: Message): Promise<Message> => {
  const pool = await poolOf(desk, context, request);
  const user = await pool.getUserByUsername(context, provedBy(desk, request));
  if (user === null) throw incorrect(desk.services);
  return password(desk, context, request.ClientId ?? '', { USERNAME: user.Username, PASSWORD: user.Password });
};

/** Whether both are names of one person. */
const isSame = async (pool: Pool, context: unknown, names: readonly (string | undefined)[]): Promise<boolean> => {
  const [one, other] = await Promise.all(names.map((name) => pool.getUserByUsername(context, name ?? '')));
  return one?.Username !== undefined && one.Username === other?.Username;
};

/** cognito-local would let anybody answer, with any session. */
const newPassword =
  (desk: Desk, next: Target): Target =>
  async (context, request) => {
    const { ChallengeResponses: given = {}, Session } = request;
    const { USERNAME = '', NEW_PASSWORD: PASSWORD = '' } = given;
    const pool = await poolOf(desk, context, request);
    if (!(await isSame(pool, context, [desk.sessions.take(Session), USERNAME]))) {
      throw new desk.services.refusal('NotAuthorizedException', 'Invalid session for the user.');
    }
    checkPassword(desk.services, pool, PASSWORD);
    await next(context, request);
    return password(desk, context, request.ClientId ?? '', { USERNAME, PASSWORD });
  };

const refresh = async (desk: Desk, context: unknown, ClientId: string, REFRESH_TOKEN = ''): Promise<Message> => {
  const pool = await desk.services.cognito.getUserPoolForClientId(context, ClientId);
  const user = await pool.getUserByRefreshToken(context, REFRESH_TOKEN);
  if (user === null) throw new desk.services.refusal('NotAuthorizedException', 'Invalid Refresh Token');
  const request = { ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN } };
  return withExpiry(await desk.signIn(context, request));
};

const initiateAuth =
  (desk: Desk): Target =>
  async (context, request) => {
    await checkFlow(desk.services, context, request);
    const { AuthFlow, ClientId = '', AuthParameters = {} } = request;
    if (AuthFlow === 'USER_SRP_AUTH') return beginSrp(desk, context, request);
    if (AuthFlow === 'USER_PASSWORD_AUTH') return password(desk, context, ClientId, AuthParameters);
    return refresh(desk, context, ClientId, AuthParameters['REFRESH_TOKEN']);
  };

const respond =
  (desk: Desk, next: Target): Target =>
  (context, request) => {
    if (request.ChallengeName === 'PASSWORD_VERIFIER') return endSrp(desk, context, request);
    if (request.ChallengeName === 'NEW_PASSWORD_REQUIRED') return newPassword(desk, next)(context, request);
    throw new desk.services.refusal('InvalidParameterException', 'The pool asks no such challenge');
  };

/** `signIn` is cognito-local's own InitiateAuth. */
export const tokenRules = (services: Services, signIn: Target): Readonly<Record<string, Rule>> => {
  const desk = { services, signIn, proofs: expiringMap<Pending>(), sessions: expiringMap<string>() };
  return {
    InitiateAuth: () => initiateAuth(desk),
    RespondToAuthChallenge: (_, next) => respond(desk, next),
    /** What Amplify refreshes by; cognito-local has no such target. */
    GetTokensFromRefreshToken:
      () =>
      (context, { ClientId = '', RefreshToken }) =>
        refresh(desk, context, ClientId, RefreshToken),
  };
};

interface Claims {
  readonly username: string;
  readonly client_id: string;
}

export type AccessCheck = (token: string) => Promise<Claims>;

/** cognito-local decodes access tokens and believes them. */
export const accessCheck = (
  services: Services,
  { issuerDomain, jwks }: { readonly issuerDomain: string; readonly jwks: unknown },
): AccessCheck => {
  const refusal = (): Error => new services.refusal('NotAuthorizedException', 'Invalid Access Token');
  return async (token) => {
    try {
      const { iss } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { iss: string };
      if (!iss.startsWith(`${issuerDomain}/`)) throw refusal();
      const verifier = JwtVerifier.create({ issuer: iss, audience: null, jwksUri: `${iss}/.well-known/jwks.json` });
      verifier.cacheJwks(jwks as Jwks);
      const claims = await verifier.verify(token);
      if (claims['token_use'] !== 'access') throw refusal();
      return claims as unknown as Claims;
    } catch {
      throw refusal();
    }
  };
};

const changePassword =
  (check: AccessCheck): Rule =>
  (services, next) =>
  async (context, request) => {
    const { client_id: clientId } = await check(request.AccessToken ?? '');
    checkPassword(services, await services.cognito.getUserPoolForClientId(context, clientId), request.ProposedPassword);
    return byPassword(services, () => next(context, request));
  };

/** cognito-local has no such target. */
const signOut =
  (check: AccessCheck): Rule =>
  (services) =>
  async (context, request) => {
    const { client_id: clientId, username } = await check(request.AccessToken ?? '');
    const pool = await services.cognito.getUserPoolForClientId(context, clientId);
    const user = await pool.getUserByUsername(context, username);
    if (user) await pool.saveUser(context, { ...user, RefreshTokens: [] });
    return {};
  };

/** Of one's own account, by an access token. */
export const accountRules = (check: AccessCheck): Readonly<Record<string, Rule>> => ({
  ChangePassword: changePassword(check),
  GlobalSignOut: signOut(check),
});

/** What somebody tries who is not, or not quite, a user: every attempt is answered as the contract says, and readable by the app. */
import { deepStrictEqual } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { createPerson, type HostedStage, otherClient, outputOf, signInBy } from './stage.ts';

interface Attempt {
  readonly what: string;
  readonly method?: string;
  readonly path: string;
  readonly token?: string | undefined;
  readonly body?: string;
  readonly answers: readonly [status: number, code: string];
}

const ORIGIN = 'https://dev.glamai.app';

const attemptsOf = async (stage: HostedStage): Promise<readonly Attempt[]> => {
  const person = await createPerson(stage);
  const own = await signInBy(stage, outputOf(stage, 'UserPoolClientId'), person);
  const foreign = await signInBy(stage, await otherClient(stage), person);
  const token = own.IdToken;
  const path = '/users/me';
  const id = randomUUID();
  return [
    { what: 'no token', path, answers: [401, 'unauthorized'] },
    { what: 'a token of nobody', path, token: 'eyJhbGciOiJub25lIn0.e30.', answers: [401, 'unauthorized'] },
    {
      what: 'a token with another signature',
      path,
      token: `${String(token).slice(0, -6)}AAAAAA`,
      answers: [401, 'unauthorized'],
    },
    { what: 'an access token', path, token: own.AccessToken, answers: [401, 'unauthorized'] },
    { what: "another client's ID token", path, token: foreign.IdToken, answers: [401, 'unauthorized'] },
    { what: 'an unknown route', path: '/nowhere', token, answers: [404, 'not_found'] },
    { what: "somebody else's user", path: `/users/${id}`, token, answers: [404, 'not_found'] },
    { what: 'a look that is not there', path: `/look/${id}`, token, answers: [404, 'not_found'] },
    {
      what: 'a body that is no JSON',
      method: 'POST',
      path: '/analyze',
      token,
      body: '{',
      answers: [400, 'invalid_request'],
    },
    {
      what: 'an unknown field',
      method: 'POST',
      path: '/analyze',
      token,
      body: `{"uploadId":"${id}","admin":true}`,
      answers: [400, 'invalid_request'],
    },
  ];
};

interface Told {
  readonly what: string;
  readonly status: number;
  readonly code: unknown;
  readonly origin: string | null;
}

const attempt = async (
  { apiUrl }: HostedStage,
  { what, method = 'GET', path, token, body }: Attempt,
): Promise<Told> => {
  const response = await fetch(`${apiUrl}${path}`, {
    method,
    headers: {
      origin: ORIGIN,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  });
  const { code } = (await response.json().catch(() => ({}))) as { code?: unknown };
  return { what, status: response.status, code, origin: response.headers.get('access-control-allow-origin') };
};

/** @returns what was found, for the report */
export const checkAttacks = async (stage: HostedStage): Promise<string> => {
  const attempts = await attemptsOf(stage);
  const told: Told[] = [];
  for (const one of attempts) told.push(await attempt(stage, one));
  deepStrictEqual(
    told,
    attempts.map(({ what, answers: [status, code] }) => ({ what, status, code, origin: ORIGIN })),
  );
  return `${told.length} attempts were refused as the contract says`;
};

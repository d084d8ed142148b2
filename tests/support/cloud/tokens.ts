/** ID tokens that are wrong in one way each, signed with the key of the local Cognito. */
import { generateKeyPairSync, sign, type KeyObject, createPrivateKey } from 'node:crypto';
import { createRequire } from 'node:module';
import { stack } from '../../../testing/cloud/cloud.ts';

/** cognito-local signs with a key that is published in its package. */
const { pem } = createRequire(import.meta.url)('cognito-local/lib/keys/cognitoLocal.private.json') as { pem: string };
const poolKey = createPrivateKey(pem);
const foreignKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

type Json = Readonly<Record<string, unknown>>;

const encode = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADER = { alg: 'RS256', kid: 'CognitoLocal', typ: 'JWT' };

const makeToken = (claims: Json, header: Json = HEADER, key: KeyObject = poolKey): string => {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
};

const NOBODY = '6f0a1c1e-0d52-4a57-9d42-4d8c4bd8b0f1';

const goodClaims = (sub = NOBODY): Json => {
  const now = Math.floor(Date.now() / 1000);
  return {
    sub,
    iss: `${stack.cognitoEndpoint}/${stack.userPoolId}`,
    aud: stack.userPoolClientId,
    token_use: 'id',
    iat: now,
    auth_time: now,
    exp: now + 3600,
  };
};

/** Proves that each bad token is bad for its own reason alone. */
export const goodToken = (subject?: string): string => makeToken(goodClaims(subject));

/** An hour ago. */
const past = (): number => Math.floor(Date.now() / 1000) - 3600;

/** For the subject that a test names, or for nobody. */
export const BAD_TOKENS: Readonly<Record<string, (subject?: string) => string>> = {
  'is garbage': () => 'garbage',
  'has three parts of garbage': () => 'a.b.c',
  'has expired': (sub) => makeToken({ ...goodClaims(sub), exp: past() }),
  'is for another client': (sub) => makeToken({ ...goodClaims(sub), aud: 'another-client' }),
  'is from another user pool': (sub) => makeToken({ ...goodClaims(sub), iss: `${stack.cognitoEndpoint}/local_other` }),
  'is an access token by its claim': (sub) => makeToken({ ...goodClaims(sub), token_use: 'access' }),
  'is signed with another key': (sub) => makeToken(goodClaims(sub), HEADER, foreignKey),
  'names a key that the pool does not have': (sub) => makeToken(goodClaims(sub), { ...HEADER, kid: 'other' }),
  'has no signature (alg none)': (sub) => `${encode({ alg: 'none', typ: 'JWT' })}.${encode(goodClaims(sub))}.`,
  'says alg none and keeps a signature': (sub) => makeToken(goodClaims(sub), { alg: 'none', kid: 'CognitoLocal' }),
  'has a changed payload': (sub = 'someone-else') => {
    const [header, , signature] = goodToken().split('.');
    return `${String(header)}.${encode(goodClaims(sub))}.${String(signature)}`;
  },
};

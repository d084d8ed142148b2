/**
 * The service's half of Secure Remote Password 6a as Cognito speaks it: RFC 5054's 3072-bit group, SHA-256, and a key by HKDF with
 * Cognito's own label. Clients do the other half: amazon-cognito-identity-js `AuthenticationHelper`.
 */
import { createHash, createHmac, getDiffieHellman, randomBytes, timingSafeEqual } from 'node:crypto';

/** RFC 3526, group 15. */
const N = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`);
const G = 2n;
const KEY_LABEL = 'Caldera Derived Key';
const KEY_BYTES = 16;

const power = (base: bigint, exponent: bigint): bigint => {
  let result = 1n;
  let square = base % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
};

/** Whole bytes, and a leading zero byte where the highest bit is set, so that no number reads as a negative one. */
const bytesOf = (value: bigint): Buffer => {
  const hex = value.toString(16);
  const even = hex.length % 2 === 1 ? `0${hex}` : hex;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
};

const hash = (...parts: readonly (string | Buffer)[]): Buffer => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest();
};
const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`);
const hmac = (key: Buffer, ...parts: readonly (string | Buffer)[]): Buffer => {
  const sum = createHmac('sha256', key);
  for (const part of parts) sum.update(part);
  return sum.digest();
};

const K = numberOf(hash(bytesOf(N), bytesOf(G)));

export interface Identity {
  /** The pool's id without its region. */
  readonly poolName: string;
  /** What the challenge gives as USER_ID_FOR_SRP. */
  readonly userId: string;
  readonly password: string;
}

export interface Challenge {
  readonly salt: string;
  readonly srpB: string;
  readonly secretBlock: string;
  /** Whether a signature was made by somebody who knows the password. */
  readonly proves: (signature: string, timestamp: string) => boolean;
}

const sessionKey = (shared: bigint, u: bigint): Buffer => {
  const extracted = hmac(bytesOf(u), bytesOf(shared));
  return hmac(extracted, KEY_LABEL, Buffer.from([1])).subarray(0, KEY_BYTES);
};

/** The same for the same person, so that a name which nobody has looks like one that somebody has. */
const saltOf = ({ poolName, userId }: Identity): bigint => numberOf(hash(poolName, userId).subarray(0, KEY_BYTES));

/** @returns nothing for a public value with which everybody would know the secret */
export const srpChallenge = (identity: Identity, srpA: string): Challenge | undefined => {
  const { poolName, userId, password } = identity;
  const a = /^[0-9a-f]+$/i.test(srpA) ? BigInt(`0x${srpA}`) : 0n;
  if (a % N === 0n) return undefined;
  const salt = saltOf(identity);
  const x = numberOf(hash(bytesOf(salt), hash(`${poolName}${userId}:${password}`)));
  const verifier = power(G, x);
  const secret = numberOf(randomBytes(128));
  const b = (K * verifier + power(G, secret)) % N;
  const u = numberOf(hash(bytesOf(a), bytesOf(b)));
  const key = sessionKey(power(a * power(verifier, u), secret), u);
  const block = randomBytes(64);
  return {
    salt: salt.toString(16),
    srpB: b.toString(16),
    secretBlock: block.toString('base64'),
    proves: (signature, timestamp) => {
      const wanted = hmac(key, poolName, userId, block, timestamp);
      const given = Buffer.from(signature, 'base64');
      return given.length === wanted.length && timingSafeEqual(given, wanted);
    },
  };
};

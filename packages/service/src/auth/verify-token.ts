import type { By } from '@conexion/machines';
import {
  errors,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  type JWTVerifyResult,
  jwtVerify,
  type KeyInput,
} from 'jose';
import { type Claims, callerOf, type Refused } from './caller-of.ts';

/** The caller that a bearer token identifies, and until when. */
export interface Verified {
  by: By;
  /** A UTC instant. */
  expiresAt: string;
  /** When it stops being accepted: milliseconds since 1970. */
  until: number;
}

/**
 * Who a bearer token speaks for, or why it is refused. Throws `KeysUnavailable` if the keys that
 * would decide cannot be read.
 */
export type VerifyToken = (token: string) => Promise<Verified | Refused>;

/** The identity provider that holds the keys does not answer. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
  readonly code = 'keys-unavailable';
}

// Asymmetric only: a public key must never be taken for a shared secret.
const algorithms = [
  'EdDSA',
  'Ed25519',
  'ES256',
  'ES384',
  'ES512',
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
];

const cacheEntries = 10_000;
// A key that its provider withdraws stops working within this time.
const cacheMilliseconds = 60_000;
// A later expiry cannot be written as an instant.
const lastInstant = Date.parse('9999-12-31T23:59:59Z');

/** The types (RFC 7519, 5.1) of access tokens: the general one, and that of RFC 9068. */
const types: readonly unknown[] = [undefined, 'jwt', 'at+jwt'];
/**
 * The claims that OpenID Connect gives to ID tokens, which are for the client that asked for them.
 */
const ofIdTokens = ['nonce', 'at_hash', 'c_hash'] as const;

type Options = Pick<JWTVerifyOptions, 'issuer' | 'audience'> & {
  /** How many seconds the clocks of the provider and of this node may be apart; 0 by default. */
  clockTolerance?: number;
  /** Where a token says role and name; in `role` and `name` by default. */
  claims?: Claims | undefined;
};

/** A verifier that caches verified tokens: a signature costs more than the rest of a request. */
export function createTokenVerifier(
  key: KeyInput | JWTVerifyGetKey,
  { issuer, audience, clockTolerance = 0, claims }: Options = {},
): VerifyToken {
  const verified = new Map<string, Verified & { kept: number }>();
  const options = {
    ...(issuer === undefined ? {} : { issuer }),
    ...(audience === undefined ? {} : { audience }),
    clockTolerance,
    algorithms,
    requiredClaims: ['sub', 'exp'],
  };
  return async (token) => {
    const known = verified.get(token);
    if (known && Date.now() < known.kept) return known;
    verified.delete(token);
    const result = await verifySignature(token, key, options);
    if ('reason' in result) return result;
    const { payload, protectedHeader } = result;
    if (!types.includes(protectedHeader.typ?.toLowerCase().replace(/^application\//, '')))
      return { reason: 'its typ is neither at+jwt nor JWT' };
    if (ofIdTokens.some((claim) => claim in payload)) return { reason: 'it is an ID token' };
    const by = callerOf(payload, claims);
    if ('reason' in by) return by;
    const expiry = (payload.exp ?? 0) * 1000;
    if (expiry > lastInstant) return { reason: 'the claim exp is not accepted' };
    if (verified.size >= cacheEntries)
      for (const oldest of verified.keys()) if (verified.delete(oldest)) break;
    const until = expiry + clockTolerance * 1000;
    const answer = { by, expiresAt: new Date(expiry).toISOString(), until };
    verified.set(token, { ...answer, kept: Math.min(until, Date.now() + cacheMilliseconds) });
    return answer;
  };
}

async function verifySignature(
  token: string,
  key: KeyInput | JWTVerifyGetKey,
  options: JWTVerifyOptions,
): Promise<JWTVerifyResult | Refused> {
  try {
    return await (typeof key === 'function'
      ? jwtVerify(token, key, options).catch((error) => verifyWithEach(error, token, options))
      : jwtVerify(token, key, options));
  } catch (error) {
    // A local key is always available: a token that it cannot check is invalid.
    if (typeof key !== 'function' || isTokensFault(error)) return { reason: reasonOf(error) };
    throw new KeysUnavailable('The keys that verify tokens cannot be read', { cause: error });
  }
}

/** A token without `kid` may be signed with any of the provider's keys that fit its algorithm. */
async function verifyWithEach(
  error: unknown,
  token: string,
  options: JWTVerifyOptions,
): Promise<JWTVerifyResult> {
  if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
  for await (const key of error)
    try {
      return await jwtVerify(token, key, options);
    } catch (cause) {
      if (!(cause instanceof errors.JWSSignatureVerificationFailed)) throw cause;
    }
  throw new errors.JWSSignatureVerificationFailed();
}

const keyFaults: readonly string[] = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'];

const isTokensFault = (error: unknown): boolean =>
  error instanceof errors.JOSEError && !keyFaults.includes(error.code);

const reasons: Readonly<Record<string, string>> = {
  ERR_JWT_EXPIRED: 'it has expired',
  ERR_JWKS_NO_MATCHING_KEY: 'no key of the provider fits its kid and alg',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'its signature is invalid',
  ERR_JOSE_ALG_NOT_ALLOWED: 'its alg is not accepted',
};

/**
 * Why, in ASCII without quotes, so that a header can say it; never anything of the token itself.
 */
function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed)
    return `the claim ${error.claim} is ${error.reason === 'missing' ? 'missing' : 'not accepted'}`;
  return (error instanceof errors.JOSEError && reasons[error.code]) || 'it is not a valid JWT';
}

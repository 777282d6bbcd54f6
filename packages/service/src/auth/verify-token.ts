import type { By } from '@conexion/machines';
import { by } from '@conexion/machines/values';
import {
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
  type KeyInput,
} from 'jose';
import { findUnstorable } from '../cases/unstorable.ts';

/** The caller that a bearer token identifies, and until when. */
export interface Verified {
  by: By;
  /** A UTC instant. */
  expiresAt: string;
  /** When it stops being accepted: milliseconds since 1970. */
  until: number;
}

/**
 * The caller that a bearer token identifies; null where the token is invalid. Throws
 * `KeysUnavailable` where it cannot be verified.
 */
export type VerifyToken = (token: string) => Promise<Verified | null>;

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

/** A verifier that caches verified tokens: a signature costs more than the rest of a request. */
export function createTokenVerifier(
  key: KeyInput | JWTVerifyGetKey,
  options: Pick<JWTVerifyOptions, 'issuer' | 'audience'> = {},
): VerifyToken {
  const verified = new Map<string, Verified & { kept: number }>();
  return async (token) => {
    const known = verified.get(token);
    if (known && Date.now() < known.kept) return known;
    verified.delete(token);
    const claims = await verifiedClaims(token, key, options);
    const caller = claims && callerOf(claims);
    const expiry = (claims?.exp ?? 0) * 1000;
    if (!caller || expiry > lastInstant) return null;
    if (verified.size >= cacheEntries)
      for (const oldest of verified.keys()) if (verified.delete(oldest)) break;
    const answer = { by: caller, expiresAt: new Date(expiry).toISOString(), until: expiry };
    verified.set(token, { ...answer, kept: Math.min(expiry, Date.now() + cacheMilliseconds) });
    return answer;
  };
}

async function verifiedClaims(
  token: string,
  key: KeyInput | JWTVerifyGetKey,
  options: Pick<JWTVerifyOptions, 'issuer' | 'audience'>,
): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(token, key, {
      ...options,
      algorithms,
      requiredClaims: ['sub', 'exp'],
    });
    return payload;
  } catch (error) {
    // A local key is always available: a token that it cannot check is invalid.
    if (typeof key !== 'function' || isTokensFault(error)) return null;
    throw new KeysUnavailable('The keys that verify tokens cannot be read', { cause: error });
  }
}

const keyFaults: readonly string[] = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'];

const isTokensFault = (error: unknown): boolean =>
  error instanceof errors.JOSEError && !keyFaults.includes(error.code);

function callerOf({ sub, role, name }: JWTPayload): By | null {
  const result = by.safeParse({ id: sub, role, name });
  return result.success && findUnstorable(result.data) === null ? result.data : null;
}

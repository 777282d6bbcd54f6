import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRemoteJWKSet, type JWTVerifyGetKey, type KeyInput } from 'jose';
import type { ProviderKeys } from '../config.ts';

/** The keys of an identity provider: fetched from its JWKS, or read from a PEM file. Throws where the file is no public key. */
export function loadKey(source: ProviderKeys): KeyInput | JWTVerifyGetKey {
  if (source.kind === 'jwks') return createRemoteJWKSet(source.url, { timeoutDuration: 5_000 });
  try {
    const pem = readFileSync(source.file, 'utf8');
    // Node would derive a public key from a private one, and nobody would notice where the secret lies.
    if (/PRIVATE KEY/.test(pem)) throw new Error('it holds a private key');
    return createPublicKey(pem);
  } catch (cause) {
    throw new Error(`JWT_PUBLIC_KEY_FILE: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

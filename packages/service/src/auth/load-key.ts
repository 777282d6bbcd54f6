import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { JWTVerifyGetKey, KeyInput } from 'jose';
import { createKeySet } from './key-set.ts';

/** The keys of the identity provider whose tokens are trusted. */
export type ProviderKeys = { kind: 'jwks'; url: URL } | { kind: 'publicKey'; file: string };

const curves: readonly unknown[] = ['prime256v1', 'secp384r1', 'secp521r1'];

/** Whether one of the accepted algorithms uses such a key. */
function canVerify({ asymmetricKeyType, asymmetricKeyDetails: details = {} }: KeyObject): boolean {
  if (asymmetricKeyType === 'rsa') return (details.modulusLength ?? 0) >= 2_048;
  if (asymmetricKeyType === 'ec') return curves.includes(details.namedCurve);
  return asymmetricKeyType === 'ed25519';
}

/**
 * The keys of an identity provider: fetched from its JWKS, or read from a PEM file. Throws where
 * the file is no public key.
 */
export function loadKey(source: ProviderKeys): KeyInput | JWTVerifyGetKey {
  if (source.kind === 'jwks') return createKeySet(source.url);
  const pem = readFileSync(source.file, 'utf8');
  // Node would derive a public key from a private one, and the misplaced secret would go unnoticed.
  if (/PRIVATE KEY/.test(pem)) throw new Error('it holds a private key');
  const key = createPublicKey(pem);
  if (!canVerify(key))
    throw new Error('tokens are signed with RSA of at least 2048 bits, P-256, P-384, P-521 or Ed25519');
  return key;
}

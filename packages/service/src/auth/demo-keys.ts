import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { By } from '@conexion/machines';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';

const fileName = 'demo-key.json';
const algorithm = 'EdDSA';
const secondsValid = 12 * 60 * 60;

export interface DemoKeys {
  publicKey: JWK;
  /**
   * A token for any caller. The same caller and second give the same token: Ed25519 signatures are
   * deterministic.
   */
  sign(caller: By, issuedAtSeconds: number): Promise<string>;
}

/**
 * The key pair of demonstration mode, kept in an existing data directory so that a restart keeps
 * sessions.
 */
export async function loadDemoKeys(dataDir: string): Promise<DemoKeys> {
  const file = join(dataDir, fileName);
  const stored = readKey(file) ?? (await createKey(file));
  const { d: _secret, ...publicKey } = stored;
  const privateKey = await importJWK(stored, algorithm);
  return {
    publicKey: { ...publicKey, alg: algorithm },
    sign: ({ id, role, name }, issuedAtSeconds) =>
      new SignJWT({ role, ...(name === undefined ? {} : { name }) })
        .setProtectedHeader({ alg: algorithm })
        .setSubject(id)
        .setIssuedAt(issuedAtSeconds)
        .setExpirationTime(issuedAtSeconds + secondsValid)
        .sign(privateKey),
  };
}

function readKey(file: string): JWK | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Error(`The demonstration key in ${fileName} cannot be read; delete it to get a new one`, {
      cause: error,
    });
  }
}

async function createKey(file: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const key = await exportJWK(privateKey);
  // Written under another name and renamed: an interrupted start leaves no half of a key.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(key), { mode: 0o600 });
  renameSync(draft, file);
  return key;
}

import { isLoopback } from './is-loopback.ts';
import type { ServiceOptions } from './service-options.ts';

/** What options allow but a company should not leave so: a sentence for each, for the log. */
export function* unwiseOf({ keys, issuer, inspect, ...place }: ServiceOptions): Generator<string> {
  if (keys && issuer === undefined)
    yield 'issuer (JWT_ISSUER) is not set: a token of any issuer is accepted if it is signed with one of the keys';
  if (keys?.kind === 'publicKey')
    yield 'keys (JWT_PUBLIC_KEY_FILE) is a file: after each rotation of the key, replace it and restart; JWKS_URL follows by itself';
  if (keys && inspect)
    yield 'inspect (INSPECT) is on: every caller with a token reads what programs under inspection send';
  for (const [option, variable] of [
    ['databaseUrl', 'DATABASE_URL'],
    ['databaseDirectUrl', 'DATABASE_DIRECT_URL'],
  ] as const) {
    const url = place[option];
    if (url !== undefined && isUnverified(new URL(url)))
      yield `${option} (${variable}) does not verify the server: add sslmode=verify-full`;
  }
  if (place.pooler && place.databaseDirectUrl === undefined)
    yield 'databaseDirectUrl (DATABASE_DIRECT_URL) is not set: nodes poll for changes of the others, and a new version cannot migrate the schema';
}

/** Whether a connection leaves this machine without TLS, or without verifying the server. */
function isUnverified({ hostname, searchParams }: URL): boolean {
  // A path is a socket of this machine.
  const host = searchParams.get('host') ?? hostname;
  if (host === '' || host.startsWith('/') || host.startsWith('%2F') || isLoopback(host)) return false;
  return !['verify-full', 'verify-ca'].includes(searchParams.get('sslmode') ?? '');
}

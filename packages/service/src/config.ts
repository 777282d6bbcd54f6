import { existsSync, readFileSync } from 'node:fs';
import { type Policy, parsePolicy } from '@conexion/machines';
import { z } from 'zod';

/** The keys of the identity provider whose tokens are trusted. */
export type ProviderKeys = { kind: 'jwks'; url: URL } | { kind: 'publicKey'; file: string };

export interface Config {
  mode: 'demo' | 'production';
  port: number;
  host: string;
  dataDir: string;
  /** A PostgreSQL; SQLite in `dataDir` without one. */
  databaseUrl: string | undefined;
  policy: Policy;
  /** Undefined in demonstration mode: the service signs its own tokens. */
  keys: ProviderKeys | undefined;
  /** Checked in every token where given. */
  issuer: string | undefined;
  audience: string | undefined;
  /** Built page to serve at `/`. */
  pageDir: string | undefined;
  /** Whether apps under inspection may connect. */
  inspect: boolean;
  /** Fill an empty store with demonstration cases. */
  seed: boolean;
  logLevel: string;
  /** Of each caller, in the long run; 10 seconds’ worth may come at once. */
  requestsPerSecond: number | undefined;
}

/** The environment does not describe a service that may start; the message names each variable. */
export class ConfigError extends Error {
  readonly code = 'invalid-config';
}

const optional = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().max(65_535))
  .default(3000);

const environment = z.object({
  MODE: optional.pipe(z.enum(['demo', 'production']).optional()),
  NODE_ENV: optional,
  PORT: optional.pipe(port),
  HOST: optional.pipe(z.string().default('127.0.0.1')),
  DATA_DIR: optional.pipe(z.string().default('./data')),
  DATABASE_URL: optional.pipe(z.url({ protocol: /^postgres(ql)?$/ }).optional()),
  POLICY_FILE: optional,
  JWKS_URL: optional.pipe(z.url({ protocol: /^https?$/ }).optional()),
  JWT_PUBLIC_KEY_FILE: optional,
  JWT_ISSUER: optional,
  JWT_AUDIENCE: optional,
  PAGE_DIR: optional,
  INSPECT: optional.pipe(z.enum(['true', 'false']).optional()),
  DEMO_CASES: optional.pipe(z.enum(['true', 'false']).optional()),
  RATE_LIMIT: optional.pipe(
    z
      .string()
      .regex(/^[1-9]\d{0,6}$/)
      .transform(Number)
      .optional(),
  ),
  LOG_LEVEL: optional.pipe(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional()),
});

/**
 * The configuration that environment variables describe. Demonstration mode is what remains when nothing says
 * production: neither MODE, nor NODE_ENV, nor a key of an identity provider. Throws `ConfigError`.
 */
export function parseConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const env = parsed(environment, variables);
  const hasKey = env.JWKS_URL !== undefined || env.JWT_PUBLIC_KEY_FILE !== undefined;
  const mode = env.MODE ?? (hasKey || env.NODE_ENV === 'production' ? 'production' : 'demo');
  const refusals = [...refused(env, mode)];
  if (refusals.length > 0) throw new ConfigError(refusals.join('\n'));
  return {
    mode,
    port: env.PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    policy: readPolicy(env.POLICY_FILE),
    keys: providerKeys(env),
    issuer: env.JWT_ISSUER,
    audience: env.JWT_AUDIENCE,
    pageDir: env.PAGE_DIR,
    inspect: env.INSPECT === undefined ? mode === 'demo' : env.INSPECT === 'true',
    seed: mode === 'demo' && env.DEMO_CASES !== 'false',
    // On a screen, the URL to open stays the last line.
    logLevel: env.LOG_LEVEL ?? (mode === 'demo' ? 'warn' : 'info'),
    requestsPerSecond: env.RATE_LIMIT,
  };
}

/** Where the data is, as `parseConfig` says it. Throws `ConfigError`. */
export function parsePlace(
  variables: Readonly<Record<string, string | undefined>>,
): Pick<Config, 'dataDir' | 'databaseUrl'> {
  const env = parsed(environment.pick({ DATA_DIR: true, DATABASE_URL: true }), variables);
  return { dataDir: env.DATA_DIR, databaseUrl: env.DATABASE_URL };
}

function parsed<T>(schema: z.ZodType<T>, variables: Readonly<Record<string, string | undefined>>): T {
  const result = schema.safeParse(variables);
  if (result.success) return result.data;
  throw new ConfigError(
    result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
  );
}

/** Whether a host name can be reached from this machine alone. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

type Environment = z.output<typeof environment>;

function* refused(env: Environment, mode: Config['mode']): Generator<string> {
  const keys = [env.JWKS_URL, env.JWT_PUBLIC_KEY_FILE].filter((key) => key !== undefined).length;
  if (keys > 1) yield 'JWKS_URL, JWT_PUBLIC_KEY_FILE: only one of them can say which tokens to trust';
  if (env.PAGE_DIR !== undefined && !existsSync(env.PAGE_DIR))
    yield `PAGE_DIR: there is nothing at ${env.PAGE_DIR}`;
  if (mode === 'production') {
    if (keys === 0) yield 'JWKS_URL or JWT_PUBLIC_KEY_FILE: production trusts no tokens of its own making';
    if (env.JWKS_URL !== undefined && isInTheClear(new URL(env.JWKS_URL)))
      yield 'JWKS_URL: whoever stands on the way could put their own keys there; https, or loopback';
    if (env.DEMO_CASES === 'true') yield 'DEMO_CASES: demonstration cases have no place in production';
  } else {
    if (keys > 0)
      yield 'MODE: demonstration mode signs its own tokens; leave out JWKS_URL and JWT_PUBLIC_KEY_FILE';
    if (!isLoopback(env.HOST)) yield `HOST: demonstration mode listens on loopback only, not on ${env.HOST}`;
  }
}

const isInTheClear = ({ protocol, hostname }: URL): boolean => protocol === 'http:' && !isLoopback(hostname);

function providerKeys(env: Environment): ProviderKeys | undefined {
  if (env.JWKS_URL !== undefined) return { kind: 'jwks', url: new URL(env.JWKS_URL) };
  if (env.JWT_PUBLIC_KEY_FILE !== undefined) return { kind: 'publicKey', file: env.JWT_PUBLIC_KEY_FILE };
  return undefined;
}

function readPolicy(file: string | undefined): Policy {
  if (file === undefined) return parsePolicy({});
  try {
    return parsePolicy(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new ConfigError(`POLICY_FILE: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { type AnyHost, type By, hostOfModule, type Policy, parsePolicy, type Role } from '@conexion/machines';
import { z } from 'zod';
import type { ProviderKeys } from './auth/load-key.ts';
import { ConfigError } from './config-error.ts';
import { faultsOf, type Naming, type ServiceOptions } from './service-options.ts';

/** A service as the environment describes it. */
export interface Config {
  options: ServiceOptions;
  logLevel: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

const optional = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();
const flag = optional
  .pipe(z.enum(['true', 'false']).optional())
  .transform((value) => value && value === 'true');
const whole = z
  .string()
  .regex(/^\d{1,7}$/, 'expected a whole number')
  .transform(Number);

const place = {
  DATA_DIR: optional.pipe(z.string().default('./data')),
  DATABASE_URL: optional,
  DATABASE_SCHEMA: optional,
  POOLER: optional.pipe(z.literal('transaction').optional()),
  DATABASE_DIRECT_URL: optional,
  PROCEDURE_FILE: optional.pipe(z.string().transform(readProcedure).optional()),
};
/** The variables as values. The checks of the options' own schema are not repeated. */
const environment = {
  ...place,
  MODE: optional.pipe(z.enum(['demo', 'production']).optional()),
  PORT: optional.pipe(whole.default(3000)),
  HOST: optional,
  POLICY_FILE: optional.pipe(z.string().transform(readPolicy).optional()),
  PEOPLE_FILE: optional.pipe(z.string().transform(readPeople).optional()),
  JWKS_URL: optional.pipe(
    z
      .url('expected the https address of a key set')
      .transform((url) => new URL(url))
      .optional(),
  ),
  JWT_PUBLIC_KEY_FILE: optional,
  JWT_ISSUER: optional,
  JWT_AUDIENCE: optional,
  ROLE_CLAIM: optional,
  NAME_CLAIM: optional,
  ROLE_MAP: optional.pipe(z.string().transform(readRoles).optional()),
  PAGE_DIR: optional,
  CURRENCY: optional,
  INSPECT: flag,
  DEMO_CASES: flag,
  TRUSTED_PROXIES: optional.pipe(z.string().transform(listed).optional()),
  RATE_LIMIT: optional.pipe(whole.optional()),
  LOG_LEVEL: optional.pipe(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional()),
};

type Environment = z.output<z.ZodObject<typeof environment>>;

/** The variable that sets an option, or a part of one. */
const variableOf: Readonly<Record<string, keyof Environment>> = {
  dataDir: 'DATA_DIR',
  databaseUrl: 'DATABASE_URL',
  databaseSchema: 'DATABASE_SCHEMA',
  pooler: 'POOLER',
  databaseDirectUrl: 'DATABASE_DIRECT_URL',
  demo: 'MODE',
  port: 'PORT',
  host: 'HOST',
  policy: 'POLICY_FILE',
  people: 'PEOPLE_FILE',
  procedure: 'PROCEDURE_FILE',
  'keys.url': 'JWKS_URL',
  'keys.file': 'JWT_PUBLIC_KEY_FILE',
  issuer: 'JWT_ISSUER',
  audience: 'JWT_AUDIENCE',
  'claims.role': 'ROLE_CLAIM',
  'claims.name': 'NAME_CLAIM',
  'claims.roles': 'ROLE_MAP',
  pageDir: 'PAGE_DIR',
  currency: 'CURRENCY',
  inspect: 'INSPECT',
  seed: 'DEMO_CASES',
  requestsPerSecond: 'RATE_LIMIT',
  trustedProxies: 'TRUSTED_PROXIES',
};
const severalOf: Readonly<Record<string, string>> = {
  keys: 'JWKS_URL or JWT_PUBLIC_KEY_FILE',
  claims: 'ROLE_CLAIM, NAME_CLAIM, ROLE_MAP',
};
const asVariables: Naming = {
  of(option) {
    const isIn = ([name]: [string, string]) => `${option}.`.startsWith(`${name}.`);
    const [name = '', variable = ''] = Object.entries(variableOf).find(isIn) ?? [];
    return severalOf[option] ?? option.replace(name, variable);
  },
  demonstration: 'MODE=demo',
};

/**
 * The service that environment variables describe. Throws a `ConfigError` that lists every fault.
 */
export function parseConfig(variables: Variables): Config {
  const { values, faults } = read(environment, variables);
  const options = optionsOf(values);
  const unread = Object.entries(variableOf).filter(([, variable]) => variable in faults);
  const known = unread.map(([option]) => option.split('.')[0] ?? option);
  const lines = [...Object.values(faults), ...bothKeys(values), ...faultsOf(options, asVariables, known)];
  if (lines.length > 0) throw new ConfigError(lines.join('\n'));
  // In a terminal, the URL to open stays the last line.
  return { options, logLevel: values.LOG_LEVEL ?? (options.demo ? 'warn' : 'info') };
}

/** Where the data is and whose it is, as `parseConfig` says it. Throws a `ConfigError`. */
export function parsePlace(variables: Variables): ReturnType<typeof placeOf> & { procedure?: AnyHost } {
  const { values, faults } = read(place, variables);
  const found = placeOf(values);
  const lines = [...Object.values(faults), ...faultsOf({ ...found, demo: true }, asVariables)];
  if (lines.length > 0) throw new ConfigError(lines.join('\n'));
  const { PROCEDURE_FILE: procedure } = values;
  return procedure ? { ...found, procedure } : found;
}

/** Reads each variable by itself, so that one fault hides no other. */
function read<S extends z.ZodRawShape>(shape: S, variables: Variables) {
  const values: Record<string, unknown> = {};
  const faults: Record<string, string> = {};
  for (const [name, field] of Object.entries(shape)) {
    const { data, error } = z.safeParse(field, variables[name]);
    if (error) faults[name] = `${name}: ${error.issues.map(({ message }) => message).join('; ')}`;
    else values[name] = data;
  }
  return { values: values as Partial<z.output<z.ZodObject<S>>>, faults };
}

const placeOf = (env: Partial<z.output<z.ZodObject<typeof place>>>) => ({
  dataDir: env.DATA_DIR ?? '',
  databaseUrl: env.DATABASE_URL,
  databaseSchema: env.DATABASE_SCHEMA,
  pooler: env.POOLER,
  databaseDirectUrl: env.DATABASE_DIRECT_URL,
});

const optionsOf = (env: Partial<Environment>): ServiceOptions => {
  const demo = env.MODE === 'demo';
  return {
    ...placeOf(env),
    demo,
    port: env.PORT,
    host: env.HOST,
    policy: env.POLICY_FILE,
    people: env.PEOPLE_FILE,
    procedure: env.PROCEDURE_FILE,
    keys: providerKeys(env),
    issuer: env.JWT_ISSUER,
    audience: env.JWT_AUDIENCE,
    claims: claimsOf(env),
    pageDir: env.PAGE_DIR,
    currency: env.CURRENCY,
    inspect: env.INSPECT,
    seed: env.DEMO_CASES ?? demo,
    requestsPerSecond: env.RATE_LIMIT,
    trustedProxies: env.TRUSTED_PROXIES,
  };
};

function* bothKeys({ JWKS_URL, JWT_PUBLIC_KEY_FILE }: Partial<Environment>): Generator<string> {
  if (JWKS_URL !== undefined && JWT_PUBLIC_KEY_FILE !== undefined)
    yield 'JWKS_URL, JWT_PUBLIC_KEY_FILE: only one of them can say which tokens to trust';
}

function providerKeys({
  JWKS_URL: url,
  JWT_PUBLIC_KEY_FILE: file,
}: Partial<Environment>): ProviderKeys | undefined {
  if (url !== undefined) return { kind: 'jwks', url };
  return file === undefined ? undefined : { kind: 'publicKey', file };
}

function claimsOf({ ROLE_CLAIM: role, NAME_CLAIM: name, ROLE_MAP: roles }: Partial<Environment>) {
  return role === undefined && name === undefined && roles === undefined ? undefined : { role, name, roles };
}

/** A provider's roles, each with a role of the procedure. */
function readRoles(text: string, ctx: z.RefinementCtx): Record<string, Role> {
  try {
    return JSON.parse(text);
  } catch {
    ctx.addIssue({ code: 'custom', message: 'expected JSON, such as {"team-leads": "supervisor"}' });
    return z.NEVER;
  }
}

/** What stands between commas. */
function listed(text: string): string[] {
  return text.split(',').map((each) => each.trim());
}

function readPolicy(file: string, ctx: z.RefinementCtx): Policy {
  return readOr(ctx, () => parsePolicy(JSON.parse(readFileSync(file, 'utf8'))));
}

/** Its schema is that of the option. */
function readPeople(file: string, ctx: z.RefinementCtx): By[] {
  return readOr(ctx, () => JSON.parse(readFileSync(file, 'utf8')));
}

/** Imports a module at once: one that awaits at its top level cannot be. */
function readProcedure(file: string, ctx: z.RefinementCtx): AnyHost {
  return readOr(ctx, () => hostOfModule(createRequire(import.meta.url)(resolve(file))));
}

function readOr<T>(ctx: z.RefinementCtx, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Of a module that is not there: who asked for it.
    ctx.addIssue({ code: 'custom', message: message.split('\nRequire stack:')[0] ?? '' });
    return z.NEVER;
  }
}

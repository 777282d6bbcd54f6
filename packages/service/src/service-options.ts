import { existsSync } from 'node:fs';
import { type AnyHost, type By, isHost, type Policy, parsePolicy, roles } from '@conexion/machines';
import { by, personId, personName } from '@conexion/machines/values';
import express from 'express';
import { z } from 'zod';
import type { Claims } from './auth/caller-of.ts';
import { loadKey, type ProviderKeys } from './auth/load-key.ts';
import type { Clock } from './cases/deps.ts';
import { ConfigError } from './config-error.ts';
import type { Patience } from './http/patience.ts';
import { isLoopback } from './is-loopback.ts';
import type { Log } from './log.ts';

/** The options of a service: where its data is, whose tokens it trusts, its limits. */
export interface ServiceOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** 127.0.0.1 by default. */
  host?: string;
  dataDir: string;
  /** A PostgreSQL, which several services may share; SQLite in `dataDir` without one. */
  databaseUrl?: string | undefined;
  /** The schema of it where the tables are; by default the first of the role's search path. */
  databaseSchema?: string | undefined;
  /** How long the pooler that `databaseUrl` leads to gives a client a connection. */
  pooler?: 'transaction' | undefined;
  /** The same PostgreSQL past that pooler: migrations and notifications need a session. */
  databaseDirectUrl?: string | undefined;
  /**
   * Demonstration mode: the service signs a token for any caller that asks. Needed where there are
   * no `keys`.
   */
  demo?: boolean;
  /** The identity provider whose tokens to trust. */
  keys?: ProviderKeys | undefined;
  issuer?: string | undefined;
  /** What a token must name; production demands it. */
  audience?: string | undefined;
  /** Where the provider's tokens say role and name. */
  claims?: Claims | undefined;
  /** The built page; by default that of `@conexion/workbench`, where that package is installed. */
  pageDir?: string | undefined;
  /** The currency that the page proposes: three capital letters (ISO 4217); none by default. */
  currency?: string | undefined;
  /** Whether apps under inspection may connect to `/inspect`; in demonstration mode by default. */
  inspect?: boolean | undefined;
  /** In demonstration mode: fill an empty store with demonstration cases. */
  seed?: boolean;
  policy?: Policy;
  /** Who may be handed a case before they have called; callers are known from their tokens. */
  people?: readonly By[] | undefined;
  /**
   * The host of the procedure that it serves, whatever was added to it: what `createHost` returns;
   * by default the standard one.
   */
  procedure?: AnyHost | undefined;
  clock?: Clock;
  /** The sustained rate of each caller; 1,000 by default. */
  requestsPerSecond?: number | undefined;
  /**
   * The proxies before it, as addresses or subnets: what their `X-Forwarded-For` says is a caller's
   * address. Without them, the address is that of the connection.
   */
  trustedProxies?: string[] | undefined;
  /** The timings of streams. */
  streamPatience?: Patience | undefined;
  /**
   * How many changes share a transaction at most; 128 by default. With 1, each is committed alone,
   * on the loop.
   */
  largestBatch?: number | undefined;
  /** Silent by default. */
  log?: Log;
}

const text = z.string().min(1);
const currency = z.string().regex(/^[A-Z]{3}$/, 'expected three capital letters, such as COP');
const milliseconds = z.number().positive();
/** Valid where `accept` does not throw; its error is the message. */
const acceptedBy = <T>(accept: (value: T) => unknown) =>
  z.custom<T>().superRefine((value, ctx) => {
    try {
      accept(value);
    } catch (error) {
      ctx.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    }
  });

const isLog = (value: unknown): value is Log =>
  typeof value === 'object' &&
  value !== null &&
  ['debug', 'info', 'warn', 'error'].every(
    (level) => level in value && typeof value[level as keyof typeof value] === 'function',
  );

const jwksUrl = z
  .instanceof(URL)
  .refine(({ protocol }) => /^https?:$/.test(protocol), 'only http and https are fetched')
  .refine(
    ({ protocol, hostname }) => protocol !== 'http:' || isLoopback(hostname),
    'plain http lets an attacker substitute keys; use https, or loopback',
  );

// A header says which claim is wrong.
const claim = text.regex(/^[ !#-[\]-~]+$/, 'expected ASCII without quotes and backslashes');

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'expected postgres://user:password@host:5432/database',
});

const aPort = 'expected a whole number from 0 to 65535';

const schema: z.ZodType<ServiceOptions> = z.strictObject({
  port: z.int(aPort).min(0, aPort).max(65_535, aPort).optional(),
  host: text.optional(),
  dataDir: text,
  databaseUrl: postgresUrl.optional(),
  // The longest name that PostgreSQL does not cut.
  databaseSchema: text.max(63).optional(),
  pooler: z.literal('transaction').optional(),
  databaseDirectUrl: postgresUrl.optional(),
  demo: z.boolean().optional(),
  keys: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('jwks'), url: jwksUrl }),
      z.strictObject({
        kind: z.literal('publicKey'),
        file: text.pipe(acceptedBy<string>((file) => loadKey({ kind: 'publicKey', file }))),
      }),
    ])
    .optional(),
  issuer: text.optional(),
  audience: text.optional(),
  claims: z
    .strictObject({
      role: claim.optional(),
      name: claim.optional(),
      roles: z.record(text, z.enum(roles)).optional(),
    })
    .optional(),
  pageDir: text.refine(existsSync, 'there is no such directory').optional(),
  currency: currency.optional(),
  inspect: z.boolean().optional(),
  seed: z.boolean().optional(),
  policy: acceptedBy<Policy>(parsePolicy).optional(),
  people: z
    .array(by.extend({ id: personId, name: personName.optional() }), 'expected a list of people')
    .optional(),
  procedure: z.custom<AnyHost>(isHost, 'expected the result of createHost').optional(),
  clock: z.custom<Clock>((value) => typeof value === 'function', 'expected a function').optional(),
  requestsPerSecond: z.int().min(1).max(9_999_999).optional(),
  trustedProxies: z
    .array(text)
    .pipe(acceptedBy<string[]>((addresses) => express().set('trust proxy', addresses)))
    .optional(),
  streamPatience: z.strictObject({ heartbeat: milliseconds, slow: milliseconds }).optional(),
  largestBatch: z.int().min(1).optional(),
  log: z.custom<Log>(isLog, 'expected a logger with debug, info, warn and error').optional(),
});

/** The names of settings where they are given: as options, or as environment variables. */
export interface Naming {
  /** The name of an option, or of a part of one, such as `keys.file`. */
  of(option: string): string;
  /** The setting that asks for demonstration mode. */
  demonstration: string;
}

const asOptions: Naming = { of: (option) => option, demonstration: 'demo: true' };

/**
 * The faults of a service's options, a line for each; `known` are options whose faults are already
 * reported.
 */
export function faultsOf(
  given: unknown,
  { of, demonstration }: Naming = asOptions,
  known: readonly string[] = [],
): string[] {
  const issues = schema.safeParse(given).error?.issues ?? [];
  const faulty = new Set<unknown>([...known, ...issues.map(({ path }) => path[0])]);
  const own = issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys' && issue.path.length === 0)
      return issue.keys.map((key) => `${of(key)}: there is no such option`);
    return `${of(issue.path.join('.') || 'options')}: ${issue.message}`;
  });
  if (typeof given !== 'object' || given === null || faulty.has('demo') || faulty.has('keys')) return own;
  return [...own, ...together(given, faulty)];

  function* together(
    { demo, keys, audience, claims, host, seed, ...place }: Partial<ServiceOptions>,
    faulty: ReadonlySet<unknown>,
  ) {
    const { databaseUrl, databaseSchema, pooler, databaseDirectUrl } = place;
    if (databaseSchema !== undefined && databaseUrl === undefined)
      yield `${of('databaseSchema')}: it is a schema of ${of('databaseUrl')}, which is not set`;
    if (databaseSchema !== undefined && pooler !== undefined)
      yield `${of('databaseSchema')}: a pooler does not pass it on; set the search_path of the role instead`;
    if (pooler !== undefined && databaseUrl === undefined)
      yield `${of('pooler')}: it is the pooler of ${of('databaseUrl')}, which is not set`;
    if (databaseDirectUrl !== undefined && pooler === undefined)
      yield `${of('databaseDirectUrl')}: it leads past ${of('pooler')}, which is not set`;
    if (!demo && !keys)
      yield `${of('keys')}: say whose tokens to trust; or, to try the service out, ask for demonstration mode (${demonstration})`;
    if (demo && keys)
      yield `${of('demo')}: demonstration mode signs its own tokens; leave out ${of('keys')}, or do not ask for it`;
    if (keys && audience === undefined && !faulty.has('audience'))
      yield `${of('audience')}: say for whom tokens are issued, or the provider's tokens for any other program would open this one`;
    if (demo && claims !== undefined && !faulty.has('claims'))
      yield `${of('claims')}: demonstration mode signs its own tokens`;
    if (demo && host !== undefined && !faulty.has('host') && !isLoopback(host))
      yield `${of('host')}: demonstration mode listens on loopback only, not on ${host}`;
    if (!demo && seed && !faulty.has('seed'))
      yield `${of('seed')}: demonstration cases belong to demonstration mode`;
  }
}

/** Throws a `ConfigError` that lists every fault. */
export function checkOptions(given: ServiceOptions): void {
  const faults = faultsOf(given);
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
}

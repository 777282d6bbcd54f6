import { parseArgs } from 'node:util';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import { logError } from './log-error.ts';
import type { Service } from './start-service.ts';
import { withCauses } from './with-causes.ts';

const usage = `conexion-service

Serves the procedure over HTTP until SIGTERM or SIGINT. It takes no arguments; settings are environment variables:

  MODE                 demo: sign a token for any caller; else production, which needs one of the next two and JWT_AUDIENCE
  JWKS_URL             where the keys of the identity provider are
  JWT_PUBLIC_KEY_FILE  or its public key in a file
  JWT_AUDIENCE         for whom a token must be issued; needed in production
  JWT_ISSUER           by whom a token must be issued
  ROLE_CLAIM           the claim with the role or roles, or a path such as realm_access.roles: role
  NAME_CLAIM           the claim with the name that people read, or a path: name
  ROLE_MAP             the procedure's role for each of the provider's: {"team-leads": "supervisor"}
  PORT, HOST           where it listens: 3000 and 127.0.0.1
  DATA_DIR             the directory of the SQLite database: ./data
  DATABASE_URL         a PostgreSQL instead
  DATABASE_SCHEMA      the schema of that PostgreSQL where the tables are
  POOLER               transaction: DATABASE_URL leads to a pooler that shares connections by transactions
  DATABASE_DIRECT_URL  that PostgreSQL past the pooler, for migrations and notifications
  POLICY_FILE          the company's policy
  PEOPLE_FILE          who may be handed a case before they have called: [{"id", "name", "role"}]
  PROCEDURE_FILE       a module that exports what createHost returns, to serve it instead of the procedure
  PAGE_DIR             the built page: that of @conexion/workbench where it is installed
  CURRENCY             three capital letters: the currency that the page proposes for amounts
  INSPECT              true or false: whether programs under inspection may connect
  DEMO_CASES           false: leave an empty store empty in demonstration mode
  RATE_LIMIT           requests per second of each caller: 1000
  TRUSTED_PROXIES      the proxies whose X-Forwarded-For names the caller's address
  LOG_LEVEL            fatal, error, warn, info, debug, trace or silent

  -h, --help           print this
  --version            print the version of this package

The README of @conexion/service says more of each.
`;

/** The command `conexion-service`: exit code 1 where it may not start, 2 for wrong arguments. */
export async function run(args: string[]): Promise<void> {
  let values: { help?: boolean };
  try {
    ({ values } = parseArgs({ args, options: { help: { type: 'boolean', short: 'h' } } }));
  } catch (error) {
    process.stderr.write(`${withCauses(error)}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  if (values.help) return void process.stdout.write(usage);
  // Loaded only to start: the help needs neither the procedure nor a server.
  const [{ parseConfig }, { default: pino }, { startService }] = await Promise.all([
    import('./config.ts'),
    import('pino'),
    import('./start-service.ts'),
  ]);
  const { options, logLevel } = readConfig(parseConfig);
  const log = pino({
    level: logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: logError },
  });
  const service = await startService({ ...options, log }).catch(refuseToStart);
  stopOnSignals(service, log);
  process.stdout.write(`Conexión: ${service.url}\n`);
}

function readConfig(parse: (env: NodeJS.ProcessEnv) => Config): Config {
  try {
    return parse(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return refuseToStart(error);
  }
}

function refuseToStart(error: Error): never {
  process.stderr.write(`The service does not start:\n${withCauses(error)}\n`);
  process.exit(1);
}

/** A database that hangs must not keep the process from ending. */
const stoppingMilliseconds = 20_000;

function stopOnSignals(service: Service, log: Logger): void {
  let closing: Promise<void> | undefined;
  // Under npm, Ctrl+C sends two signals, one from the terminal and one from npm: the second must
  // not interrupt the first.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, async () => {
      closing ??= service.close();
      setTimeout(giveUp, stoppingMilliseconds, log).unref();
      await closing;
      process.exit(0);
    });
}

function giveUp(log: Logger): never {
  log.error('timed out: the store does not close');
  process.exit(1);
}

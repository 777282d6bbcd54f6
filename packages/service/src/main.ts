import pino, { type Logger } from 'pino';
import { type Config, ConfigError, parseConfig } from './config.ts';
import { logError } from './log-error.ts';
import { type Service, startService } from './start-service.ts';
import { withCauses } from './with-causes.ts';

const warning = `
  MODO DE DEMOSTRACIÓN: cualquiera puede entrar con cualquier rol. Solo para esta máquina.
  DEMONSTRATION MODE: anybody may enter with any role. For this machine only.
`;

function readConfig(): Config {
  try {
    return parseConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return refuseToStart(error);
  }
}

function refuseToStart(error: Error): never {
  process.stderr.write(`The service does not start:\n${withCauses(error)}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: logError },
  });
  const service = await startService({ ...config, demo: config.mode === 'demo', log }).catch(refuseToStart);
  stopOnSignals(service, log);
  if (config.mode === 'demo') process.stdout.write(`${warning}\n`);
  process.stdout.write(`Conexión: ${service.url}\n`);
}

/** A database that hangs must not keep the process from ending. */
const stoppingMilliseconds = 20_000;

function stopOnSignals(service: Service, log: Logger): void {
  let closing: Promise<void> | undefined;
  // Under npm one Ctrl+C comes twice, from the terminal and from npm: the second must not cut the first short.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, async () => {
      closing ??= service.close();
      setTimeout(giveUp, stoppingMilliseconds, log).unref();
      await closing;
      process.exit(0);
    });
}

function giveUp(log: Logger): never {
  log.error('given up: the store does not let go');
  process.exit(1);
}

await main();

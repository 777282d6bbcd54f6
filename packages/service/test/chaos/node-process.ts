import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const main = new URL('../../bin/conexion-service.js', import.meta.url).pathname;

/** A node of the service, as a separate process. */
export interface NodeProcess {
  url: string;
  /** Sends kill -9 and waits for the end. */
  kill(): Promise<void>;
}

export interface Place {
  dataDir: string;
  databaseUrl?: string | undefined;
  /**
   * The largest file it may write, in blocks of 512 bytes: a larger write fails as on a full disk.
   */
  fileBlocks?: number | undefined;
}

export async function startNode({ dataDir, databaseUrl, fileBlocks }: Place): Promise<NodeProcess> {
  const env = {
    MODE: 'demo',
    DATA_DIR: dataDir,
    PORT: '0',
    DEMO_CASES: 'false',
    LOG_LEVEL: 'silent',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
  // With the signal ignored, a write beyond the limit fails as on a full disk.
  const limited = ['-c', `trap '' XFSZ; ulimit -f ${fileBlocks}; exec "$0" "$1"`, process.execPath, main];
  const child =
    fileBlocks === undefined
      ? spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] })
      : spawn('sh', limited, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const orphaned = () => child.kill('SIGKILL');
  process.once('exit', orphaned);
  let url: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    url = /http:\S+/.exec(line)?.[0];
    if (url) break;
  }
  if (!url) throw new Error('The node did not start');
  return {
    url,
    async kill() {
      process.off('exit', orphaned);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

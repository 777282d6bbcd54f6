import { execFileSync } from 'node:child_process';

/**
 * Transactions per second of one of the scripts, 32 clients; undefined where there is no pgbench.
 */
export function pgbench(url: string, script: string, seconds: number): number | undefined {
  const file = new URL(`pgbench/${script}`, import.meta.url).pathname;
  const args = ['-n', '-M', 'prepared', '-c', '32', '-j', '1', '-T', String(seconds), '-f', file, url];
  try {
    const said = execFileSync('pgbench', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return Number(/tps = ([\d.]+)/.exec(said)?.[1]);
  } catch (error) {
    const [why] = String(error instanceof Error ? error.message : error).split('\n');
    console.log(`pgbench does not run here: ${why}`);
    return undefined;
  }
}

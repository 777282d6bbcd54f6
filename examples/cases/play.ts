// Plays the scripted cases over HTTP and prints how they went:
//   npm run cases [-- PART_OF_A_NAME…] [--pause MILLISECONDS]
// against the service at CONEXION_URL (in demonstration mode), or one that it starts and throws away.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { casesPolicy, loadCases } from './load-cases.ts';
import { Mismatch } from './play-case.ts';
import { playOverHttp } from './play-over-http.ts';
import { serviceClient } from './service-client.ts';
import { tableHead, tableRow } from './table-of.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pause: { type: 'string', default: '0' } },
});

/** A service of our own, under the cases' policy, on a directory that goes with it. */
async function startOwnService(): Promise<{ url: string; stop(): Promise<void> }> {
  // Loaded only here: to play against another service none of ours is needed.
  const { startService } = await import('@conexion/service');
  const dataDir = mkdtempSync(join(tmpdir(), 'conexion-cases-'));
  const service = await startService({ dataDir, demo: true, policy: casesPolicy() });
  const stop = async () => {
    await service.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: service.url, stop };
}

const url = process.env.CONEXION_URL;
const service = url ? { url, stop: async () => {} } : await startOwnService();
const client = serviceClient(service.url);
const cases = loadCases(positionals);
const mismatches: string[] = [];
try {
  console.log(`${cases.size} cases against ${service.url}\n\n${tableHead()}`);
  for (const [name, file] of cases) {
    try {
      console.log(tableRow(file.title.es, await playOverHttp(file, client, Number(values.pause))));
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      mismatches.push(`✗ ${file.title.es}\n  ${name}.json, ${error.message}`);
      console.log(mismatches.at(-1));
    }
  }
} finally {
  await service.stop();
}

console.log(`\n${cases.size - mismatches.length} of ${cases.size} cases ended as they should`);
if (mismatches.length > 0) console.error(mismatches.join('\n'));
process.exitCode = mismatches.length > 0 || cases.size === 0 ? 1 : 0;

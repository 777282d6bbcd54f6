// Plays the scripted cases over HTTP and prints how they went: npm run cases [-- PART_OF_A_NAME…]
// [--pause MILLISECONDS] against the service at CONEXION_URL (in demonstration mode), or one that
// it starts and throws away.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCases } from './load-cases.ts';
import { Mismatch, OtherPolicy } from './play-case.ts';
import { playOverHttp } from './play-over-http.ts';
import { type PolicyFile, policyFileOf, readPolicy } from './policies.ts';
import { serviceClient } from './service-client.ts';
import { tableHead, tableRow } from './table-of.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pause: { type: 'string', default: '0' } },
});

/** A temporary service under a policy of the cases, with a temporary directory. */
async function startOwnService(policyFile: PolicyFile): Promise<{ url: string; stop(): Promise<void> }> {
  // Loaded only here, because playing against another service needs none of ours.
  const { startService } = await import('@conexion/service');
  const dataDir = mkdtempSync(join(tmpdir(), 'conexion-cases-'));
  const service = await startService({ dataDir, demo: true, policy: readPolicy(policyFile) });
  const stop = async () => {
    await service.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: service.url, stop };
}

const own = new Map<PolicyFile, Awaited<ReturnType<typeof startOwnService>>>();
async function ownService(policyFile: PolicyFile): Promise<string> {
  const service = own.get(policyFile) ?? (await startOwnService(policyFile));
  own.set(policyFile, service);
  return service.url;
}

const url = process.env.CONEXION_URL;
const cases = loadCases(positionals);
const mismatches: string[] = [];
let left = 0;
try {
  console.log(`${cases.size} cases against ${url || 'a temporary service'}\n\n${tableHead()}`);
  for (const [name, file] of cases) {
    try {
      const client = serviceClient(url || (await ownService(policyFileOf(file))));
      console.log(tableRow(file.title.es, await playOverHttp(file, client, Number(values.pause))));
    } catch (error) {
      if (error instanceof OtherPolicy) {
        left += 1;
        console.log(`– ${file.title.es}\n  ${name}.json ${error.message}`);
      } else if (error instanceof Mismatch) {
        mismatches.push(`✗ ${file.title.es}\n  ${name}.json, ${error.message}`);
        console.log(mismatches.at(-1));
      } else throw error;
    }
  }
} finally {
  for (const { stop } of own.values()) await stop();
}

const played = cases.size - left;
const others = left > 0 ? `, left out for their policy: ${left}` : '';
console.log(`\n${played - mismatches.length} of ${played} cases ended as they should${others}`);
if (mismatches.length > 0) console.error(mismatches.join('\n'));
process.exitCode = mismatches.length > 0 || played === 0 ? 1 : 0;

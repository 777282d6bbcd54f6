import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Service, startService } from '@conexion/service';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCases } from './load-cases.ts';
import { playOverHttp } from './play-over-http.ts';
import { playPure } from './play-pure.ts';
import { policyFileOf, policyFiles, readPolicy } from './policies.ts';
import { serviceClient } from './service-client.ts';

let dataDir: string;
/** One for each policy. */
const services = new Map<string, Service>();
const urlOf = (policyFile: string) => services.get(policyFile)?.url ?? '';
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'conexion-cases-'));
  for (const file of policyFiles) {
    const options = { dataDir: join(dataDir, file), demo: true, policy: readPolicy(file) };
    services.set(file, await startService(options));
  }
});
afterAll(async () => {
  for (const service of services.values()) await service.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the scripted cases over HTTP, as through the pure API', () => {
  for (const [, file] of loadCases()) {
    it(`${file.title.es} (${file.clauses.join(', ')})`, async () => {
      const client = serviceClient(urlOf(policyFileOf(file)));
      expect(await playOverHttp(file, client)).toEqual(await playPure(file));
    });
  }
});

describe('npm run cases', () => {
  const play = (url: string, ...names: string[]) =>
    promisify(execFile)(process.execPath, [join(import.meta.dirname, 'play.ts'), ...names], {
      env: { ...process.env, CONEXION_URL: url },
    });

  it('prints the path, the closure and the entries of each case', async () => {
    const { stdout } = await play(urlOf('policy.json'), 'cancela-en-la-confirmacion');
    expect(stdout).toMatch(/case +path +closure +entries/);
    expect(stdout).toMatch(/aperturaDeAsistencia → asignacionProveedor → .* canceladoPosterior +4/);
    expect(stdout).toContain('1 of 1 cases ended as they should');
  });

  it('starts a service if it is given none', async () => {
    const { stdout } = await play('', 'conexion-declinada', 'todas-las-condiciones');
    expect(stdout).toContain('2 of 2 cases ended as they should');
  });

  it('leaves out a case that needs a policy which the service does not have, and names the case', async () => {
    const { stdout } = await play(urlOf('policy.json'), 'conexion-declinada', 'todas-las-condiciones');
    expect(stdout).toContain('POLICY_FILE=examples/cases/policy-all.json');
    expect(stdout).toContain('1 of 1 cases ended as they should, left out for their policy: 1');
  });

  it('fails if it can play none', async () => {
    const playing = play(urlOf('policy.json'), 'todas-las-condiciones');
    await expect(playing).rejects.toMatchObject({ code: 1 });
  });
});

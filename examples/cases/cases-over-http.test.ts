import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Service, startService } from '@conexion/service';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesPolicy, loadCases } from './load-cases.ts';
import { playOverHttp } from './play-over-http.ts';
import { playPure } from './play-pure.ts';
import { serviceClient } from './service-client.ts';

let dataDir: string;
let service: Service;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'conexion-cases-'));
  service = await startService({ dataDir, demo: true, policy: casesPolicy() });
});
afterAll(async () => {
  await service.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the scripted cases over HTTP, as through the pure API', () => {
  for (const [, file] of loadCases()) {
    it(`${file.title.es} (${file.clauses.join(', ')})`, async () => {
      expect(await playOverHttp(file, serviceClient(service.url))).toEqual(await playPure(file));
    });
  }
});

describe('npm run cases', () => {
  const play = (url: string, ...names: string[]) =>
    promisify(execFile)(process.execPath, [join(import.meta.dirname, 'play.ts'), ...names], {
      env: { ...process.env, CONEXION_URL: url },
    });

  it('prints the path, the closure and the entries of each case', async () => {
    const { stdout } = await play(service.url, 'cancela-en-la-confirmacion');
    expect(stdout).toMatch(/case +path +closure +entries/);
    expect(stdout).toMatch(/aperturaDeAsistencia → asignacionProveedor → .* canceladoPosterior +4/);
    expect(stdout).toContain('1 of 1 cases ended as they should');
  });

  it('starts a service where it is given none', async () => {
    const { stdout } = await play('', 'conexion-declinada');
    expect(stdout).toContain('1 of 1 cases ended as they should');
  });

  it('fails, and says which policy it needs, where a case cannot end as it should', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'conexion-cases-'));
    const other = await startService({ dataDir: directory, demo: true });
    try {
      await expect(play(other.url, 'excepcion-tecnicos-internos')).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringContaining('POLICY_FILE=examples/cases/policy.json'),
      });
    } finally {
      await other.close();
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestService } from './running-service.ts';

let service: Awaited<ReturnType<typeof startTestService>>;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.stop());

const sessionIn = (readme: string): string => {
  const text = readFileSync(new URL(readme, import.meta.url), 'utf8');
  return /```sh\n(API=[\s\S]*?)```/.exec(text)?.[1] ?? '';
};

it('the curl session of the README works as written, and has ten lines', async () => {
  const script = sessionIn('../README.md');
  expect(sessionIn('../../../README.md')).toBe(script);
  expect(script.trimEnd().split('\n')).toHaveLength(10);
  const { stdout } = await promisify(execFile)('sh', ['-euc', `TOKEN=; ${script}`], {
    env: { ...process.env, CONEXION_URL: service.url },
  });
  expect(stdout).toContain('"accepted":false');
  expect(stdout).toContain('"state":"asignacionProveedor.asignacionProveedor"');
  expect(stdout).toContain('coverage.resolved');
  expect(stdout).toMatch(/assignProvider|warnLateAssignment/);
});

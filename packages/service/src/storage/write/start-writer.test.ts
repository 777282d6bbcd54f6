import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('a writer whose thread has died ends the process, so that no caller hangs', () => {
  const writer = new URL('./start-writer.ts', import.meta.url).href;
  const program = `
    import { startWriter } from ${JSON.stringify(writer)};
    const writer = startWriter({ where: { dataDir: '/dev/null/nowhere' } });
    const alive = setInterval(() => {}, 1_000);
    await writer.addSteps().catch(() => {});
    await writer.addSteps().catch(() => {});
    clearInterval(alive);
  `;
  const { status, signal, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  expect([status, signal]).toEqual([1, null]);
  expect(stderr).toContain('/dev/null/nowhere');
});

import { expect, it, onTestFinished } from 'vitest';
import { openCase, send, startTestService } from './running-service.ts';

it('refuses what a caller asks beyond the budget, with Retry-After, and counts it', async () => {
  const service = await startTestService();
  onTestFinished(() => service.stop());
  const [ana, vera] = await Promise.all([
    service.signIn('ana', 'coordinador'),
    service.signIn('vera', 'analista'),
  ]);
  await openCase(ana);
  // The first starts a thread, and the others arrive meanwhile.
  const asked = await Promise.all(Array.from({ length: 30 }, () => vera.get('/api/board')));
  const refused = asked.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  for (const { headers, body } of refused)
    expect([headers.get('retry-after'), body.code]).toEqual(['2', 'too-many-requests']);
  // On a busy machine one of the others may take too long.
  expect(asked.map(({ status }) => status)).toContain(200);
  expect((await ana.get('/api/board')).status).toBe(200);
  const { body } = await send(`${service.url}/metrics`);
  expect(body).toContain(`conexion_heavy_reads_refused_total{kind="board",spent="caller"} ${refused.length}`);
});

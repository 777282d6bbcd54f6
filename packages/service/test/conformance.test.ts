import { asistenciaMachine, createHost } from '@conexion/machines';
import { conform } from '@conexion/machines/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestService } from './running-service.ts';

let service: Awaited<ReturnType<typeof startTestService>>;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

describe('the service runs the procedure', () => {
  it('keeps every rule of the contract, and agrees with the machine at every step of walks', async () => {
    const asked = { walks: 40, histories: 8, cursors: 20, seed: 1 };
    const { walks, accepted, undecided, findings, notTried } = await conform({ url: service.url, ...asked });
    expect(findings).toEqual([]);
    expect([undecided, notTried]).toEqual([0, ['restart', 'kill', 'clock']]);
    expect(walks).toBe(40);
    expect(accepted).toBeGreaterThan(120);
  });

  it('is found out where it drops a guard, by the guard’s clause', async () => {
    const machine = asistenciaMachine.provide({ guards: { hasDisclaimed: () => true } });
    const lax = await startTestService({ procedure: createHost({ machine }) });
    const { failure } = await conform({ url: lax.url, stories: false, walks: 1000, seed: 1 });
    await lax.close();
    expect(failure?.clauses).toContain('5.1.B');
    expect(failure?.message).toContain('hasDisclaimed');
    expect(failure?.events?.length).toBeLessThan(8);
  });
});

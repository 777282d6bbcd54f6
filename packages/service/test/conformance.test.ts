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
    const { walks, accepted, findings } = await conform({
      url: service.url,
      walks: 60,
      seed: 1,
      cursors: 50,
    });
    expect(findings).toEqual([]);
    expect(walks).toBe(60);
    expect(accepted).toBeGreaterThan(180);
  });

  it.each([
    ['hasDisclaimed', '5.1.B', 1],
    // The seed, of those tried, that finds the fault first.
    ['isBelowMarket', '5.1.E', 8],
  ] as const)('is found out where it drops %s, by clause %s', async (guard, clause, seed) => {
    const machine = asistenciaMachine.provide({ guards: { [guard]: () => true } });
    const lax = await startTestService({ procedure: createHost({ machine }) });
    const { failure } = await conform({ url: lax.url, walks: 1000, seed });
    await lax.close();
    expect(failure?.clauses).toContain(clause);
    expect(failure?.message).toContain(guard);
    expect(failure?.events?.length).toBeLessThan(8);
  });
});

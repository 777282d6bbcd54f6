import { createHost } from '@conexion/machines';
import { conform } from '@conexion/machines/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestService } from './running-service.ts';

// The service decides through these; a test may put a machine with a guard removed in their place.
const hosting = vi.hoisted(() => ({ host: undefined as unknown as ReturnType<typeof createHost> }));
vi.mock('@conexion/machines', async (original) => {
  const machines = await original<typeof import('@conexion/machines')>();
  hosting.host = machines.createHost();
  return {
    ...machines,
    decide: (...args: Parameters<typeof machines.decide>) => hosting.host.decide(...args),
    explain: (...args: Parameters<typeof machines.explain>) => hosting.host.explain(...args),
    allowedEvents: (...args: Parameters<typeof machines.allowedEvents>) =>
      hosting.host.allowedEvents(...args),
  };
});

let service: Awaited<ReturnType<typeof startTestService>>;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

describe('the service runs the procedure', () => {
  it('agrees with the machine at every step of generated walks', async () => {
    const { walks, accepted, failure } = await conform({ url: service.url, walks: 100, seed: 1 });
    expect(failure).toBeNull();
    expect(walks).toBe(100);
    expect(accepted).toBeGreaterThan(300);
  }, 60_000);

  it.each([
    ['hasDisclaimed', '5.1.B', 1],
    // Of the seeds tried, the one that finds it soonest.
    ['isBelowMarket', '5.1.E', 5],
  ] as const)(
    'is found out where it drops %s, by clause %s',
    async (guard, clause, seed) => {
      const whole = hosting.host;
      hosting.host = createHost(whole.machine.provide({ guards: { [guard]: () => true } }));
      const { failure } = await conform({ url: service.url, walks: 1000, seed });
      hosting.host = whole;
      expect(failure?.clauses).toContain(clause);
      expect(failure?.message).toContain(guard);
      expect(failure?.events.length).toBeLessThan(8);
    },
    120_000,
  );
});

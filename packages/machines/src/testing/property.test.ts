import { describe, expect, it } from 'vitest';
import { asistenciaMachine } from '../asistencia/asistencia.ts';
import { createHost } from '../host/host.ts';
import { assertProcedure, type Counterexample, checkProcedure } from './property.ts';

const dropping = (guard: string) =>
  createHost({ machine: asistenciaMachine.provide({ guards: { [guard]: () => true } }) });

const found = new Map<string, Counterexample | null>();

/** The counterexample to a dropped guard; the first test that needs it searches for it. */
function counterexampleTo(guard: string): Counterexample | null {
  if (!found.has(guard))
    found.set(guard, checkProcedure({ host: dropping(guard), runs: 2000, seed: 1 }).counterexample);
  return found.get(guard) ?? null;
}

describe('checkProcedure', () => {
  it.each(['legal', 'adversarial'] as const)('finds nothing wrong with our machine on %s walks', (walks) => {
    expect(checkProcedure({ walks, runs: 100 }).counterexample).toBeNull();
  });

  it.each([
    ['hasDisclaimed', '5.1.B', 2],
    ['hasQuote', '5.1.A', 3],
    ['isBelowMarket', '5.1.E', 4],
  ] as const)('names the clause of a dropped %s, by a shortest walk', (guard, clause, events) => {
    const counterexample = counterexampleTo(guard);
    expect(counterexample?.clauses).toContain(clause);
    expect(counterexample?.walk.events).toHaveLength(events);
  });

  it('gives a token that leads to the same counterexample', () => {
    const first = counterexampleTo('hasDisclaimed');
    const again = checkProcedure({ host: dropping('hasDisclaimed'), ...first?.replay });
    expect(first).not.toBeNull();
    expect(again.counterexample).toEqual(first);
  });
});

describe('assertProcedure', () => {
  it('throws a story with its clauses, and a test to keep', () => {
    const { replay } = counterexampleTo('hasDisclaimed') ?? {};
    const failing = () => assertProcedure({ host: dropping('hasDisclaimed'), ...replay });
    const story = /1\. Coverage resolved .*\n.*2\. Alternatives given .*\(clause 5\.1\.B, 4\.1, ours\)/;
    const clause = /5\.1\.B {2}Not in the service matrix/;
    const test = /import \{ brokenBy, trace, type Walk \} from '@conexion\/machines\/testing';/;
    expect(failing).toThrow(new RegExp([story, clause, test].map(({ source }) => source).join('.*'), 's'));
  });
});

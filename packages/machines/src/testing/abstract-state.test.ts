import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardHost as host } from '../host/standard-host.ts';
import { stateIds } from '../procedure/states.ts';
import { abstractState } from './abstract-state.ts';
import { payloads } from './alphabet.ts';
import { advance, type Standing, trace } from './trace.ts';
import { legalWalk, type Walk } from './walk.ts';

interface Compared {
  input: Walk['input'];
  standing: Standing;
  key: string;
  steps: string;
}

/** Where every event leads from a standing, in abstract terms. */
const stepsOf = (input: Walk['input'], standing: Standing): string => {
  const steps = payloads(standing).flatMap((event) => {
    const { decision, after } = advance(host, input, standing, event);
    return decision.accepted ? [`${decision.step.transition} → ${abstractState(after)}`] : [];
  });
  return [...new Set(steps)].sort().join('\n');
};

/** Standings of walks: of each abstract state at most three, whose memories differ. */
function sampled(): readonly Compared[] {
  const met = new Map<string, Map<string, Compared>>();
  for (const walk of fc.sample(legalWalk({ maxSteps: 30 }), { numRuns: 1_000, seed: 5 })) {
    for (const { after: standing } of trace(walk)) {
      if (standing.where.final) continue;
      const key = abstractState(standing);
      const same = met.get(key) ?? new Map<string, Compared>();
      met.set(key, same);
      const memory = JSON.stringify(standing.snapshot.context);
      if (same.size === 3 || same.has(memory)) continue;
      same.set(memory, { input: walk.input, standing, key, steps: stepsOf(walk.input, standing) });
    }
  }
  return [...met.values()].flatMap((same) => [...same.values()]);
}

/** Those that an abstraction takes for another, which can take other steps. */
const apart = (all: readonly Compared[], abstraction: (key: string) => string): Compared[] => {
  const first = new Map<string, Compared>();
  return all.filter((one) => {
    const key = abstraction(one.key);
    const known = first.get(key) ?? one;
    first.set(key, known);
    return known.steps !== one.steps;
  });
};

/** The abstraction without one of its parts. */
const without = (separator: string, place: number) => (key: string) =>
  key
    .split(separator)
    .filter((_, at) => at !== place)
    .join(separator);

const longest = (all: readonly Compared[]): string =>
  all.map(({ key }) => key).sort((a, b) => b.split('/').length - a.split('/').length)[0] ?? '';

/** In the order of `stateIds`. */
const closures = ['canceladoAlMomento', 'canceladoPosterior', 'proveedorCancelado', 'asistenciaConcluida'];

describe('two asistencias in one abstract state', () => {
  const all = sampled();
  const repeated = all.filter(({ key }, place) => all[place - 1]?.key === key);

  it('take the same abstract steps', () => {
    expect(repeated.length).toBeGreaterThan(200);
    const states = new Set(repeated.map(({ standing }) => standing.where.state));
    expect(stateIds.filter((state) => !states.has(state))).toEqual(['aperturaDeAsistencia', ...closures]);
    expect(apart(all, (key) => key).map(({ key }) => key)).toEqual([]);
  });

  // Otherwise the comparison above could not fail.
  it.each(all[0]?.key.split('|').map((_, part) => part) ?? [])('would not without part %i', (part) => {
    expect(apart(all, without('|', part)).length).toBeGreaterThan(0);
  });

  it('would not without each part of the bargain', () => {
    const parts = [...longest(all).split('/').keys()];
    const idle = parts.filter((part) => apart(all, without('/', part)).length === 0);
    expect(parts.length).toBe(10);
    // The disclaimer closes the coverage, too, which another part tells.
    expect(idle).toEqual([4]);
  });
});

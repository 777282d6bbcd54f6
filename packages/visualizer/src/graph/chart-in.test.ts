import { definition } from '@conexion/machines';
import { describe, expect, it } from 'vitest';
import { chartIn } from './chart-in.ts';

type Parts = Record<string, unknown>;

/** The definition with one part of its first states and transitions replaced. */
function spoilt(list: 'states' | 'transitions', change: (item: Parts) => Parts): unknown {
  const { [list]: items, ...others } = definition();
  return { ...others, [list]: items.map((item) => change({ ...item })) };
}

const wrongParts: readonly ['states' | 'transitions', Parts, string][] = [
  ['states', { label: null }, 'states[0].label'],
  ['states', { label: { es: 3 } }, 'states[0].label'],
  ['states', { label: {} }, 'states[0].label'],
  ['states', { path: 7 }, 'states[0].path'],
  ['states', { clauses: '5.1.A' }, 'states[0].clauses'],
  ['states', { effects: [{}] }, 'states[0].effects[0].type'],
  ['transitions', { guards: 'none' }, 'transitions[0].guards'],
  ['transitions', { guards: [{ name: 'isOpen' }] }, 'transitions[0].guards[0].label'],
  ['transitions', { roles: 'jefe' }, 'transitions[0].roles'],
  ['transitions', { target: 4 }, 'transitions[0].target'],
  ['transitions', { label: undefined }, 'transitions[0].label'],
];

describe('a version in a file', () => {
  it('is a definition, whole', () => {
    const saved: unknown = JSON.parse(JSON.stringify(definition()));
    expect(chartIn(saved)).toEqual({ chart: saved });
  });

  it.each(wrongParts)('is refused for a wrong part of its %s: %o', (list, part, at) => {
    expect(chartIn(spoilt(list, (item) => ({ ...item, ...part })))).toMatchObject({ at });
  });

  it.each([null, [], 'x', 3])('is not %o', (value) => {
    expect(chartIn(value)).toMatchObject({ fault: expect.stringContaining('not a definition'), at: null });
  });

  it('is refused for an arrow to a state that it lacks', () => {
    const lost = spoilt('transitions', (item) => ({ ...item, target: 'nowhere' }));
    expect(chartIn(lost)).toMatchObject({ at: 'transitions[0]: nowhere' });
  });
});

import { createHost, type Definition, definition, es } from '@conexion/machines';
import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { order } from '../../test/machines/order.ts';
import { chartOfMachine } from '../graph/chart-of-machine.ts';
import { graphOf } from '../graph/graph-of.ts';
import { layoutOf } from '../layout/layout-of.ts';
import { changesSvg } from './changes-svg.ts';
import { changesText } from './changes-text.ts';
import { compareCharts } from './compare-charts.ts';
import { mergedChart } from './merged-chart.ts';
import { strandedCases } from './stranded-cases.ts';

const old = definition();
type Transition = Definition['transitions'][number];

/** The next version: a copy in which the transitions are replaced, left out (null) or kept. */
function changed(
  change: (transition: Transition) => Transition | null,
  added: readonly Transition[] = [],
): Definition {
  const transitions = old.transitions.flatMap((transition) => change(transition) ?? []);
  return { ...old, version: old.version + 1, transitions: [...transitions, ...added] };
}
const is = (source: string, event: string) => (transition: Transition) =>
  transition.source === source && transition.event === event;
const isCosting = is('cierre.cargaDeCosto', 'cost.loaded');
const isTermination = is('prestacionDelServicio.terminacionDelServicio', 'service.terminated');
const [costing, termination] = [isCosting, isTermination].map(
  (isIt) => old.transitions.find(isIt) as Transition,
) as [Transition, Transition];
const kinds = (next: Definition) =>
  compareCharts(old, next).transitions.map(({ kind, transition }) => [kind, transition.id]);

describe('two versions', () => {
  test('that are the same have no change', () => {
    expect(compareCharts(old, structuredClone(old))).toEqual({ initial: null, states: [], transitions: [] });
    const chart = chartOfMachine(order);
    expect(compareCharts(chart, chart)).toEqual({ initial: null, states: [], transitions: [] });
  });

  test('that speak other languages are compared in those of both', () => {
    const next = createHost({ catalogues: { es, pt: es } });
    expect(compareCharts(old, next.definition())).toEqual({ initial: null, states: [], transitions: [] });
    const opening = { ...es.state, aperturaDeAsistencia: 'Apertura' };
    const other = createHost({ catalogues: { es: { ...es, state: opening }, pt: es } });
    expect(compareCharts(old, other.definition()).states).toMatchObject([
      { state: { path: 'aperturaDeAsistencia' }, fields: ['label'] },
    ]);
  });

  test('differ by where they begin', () => {
    const beginning = (initial: string) =>
      chartOfMachine(
        createMachine({ id: 'h', initial, states: { a: { on: { E: 'b' } }, b: { on: { F: 'a' } } } }),
      );
    const [old, next] = [beginning('a'), beginning('b')];
    const changes = compareCharts(old, next);
    expect(changes).toMatchObject({ initial: { before: 'a', after: 'b' }, states: [], transitions: [] });
    expect(changesText({ old, next, changes, check: null }, 'en')).toContain(
      '~ changed: (the machine)\n      begins in: a ⇒ b\n',
    );
  });

  test('differ by a new transition', () => {
    const extra = { ...costing, id: 'new', event: 'case.cancelled' as never };
    expect(kinds(changed((kept) => kept, [extra]))).toEqual([['added', 'new']]);
  });

  test('differ by a removed transition', () => {
    expect(kinds(changed((kept) => (isCosting(kept) ? null : kept)))).toContainEqual(['removed', costing.id]);
  });

  test('differ by where a transition leads: rerouted', () => {
    const next = changed((kept) => (isTermination(kept) ? { ...kept, target: 'asistenciaConcluida' } : kept));
    expect(compareCharts(old, next).transitions).toMatchObject([
      {
        kind: 'rerouted',
        before: { target: 'cierre.cargaDeCosto' },
        transition: { target: 'asistenciaConcluida' },
        fields: ['target'],
      },
    ]);
  });

  test.each([
    ['guards', { guards: [] }],
    ['roles', { roles: ['jefe'] }],
    ['clauses', { clauses: ['5.2.B'] }],
    ['effects', { effects: [{ type: 'notify', label: { es: 'Avisa', en: 'Tells' }, kinds: [] }] }],
    ['actor', { actor: 'superior' }],
    ['label', { label: { es: 'Otro', en: 'Other' } }],
  ] as const)('differ by the %s of a transition', (field, part) => {
    const next = changed((kept) => (kept === termination ? { ...kept, ...part } : kept));
    expect(compareCharts(old, next).transitions).toMatchObject([{ kind: 'changed', fields: [field] }]);
  });

  test('differ by which of two branches is tried first, but not by one more before both', () => {
    const of = (...targets: readonly string[]) =>
      chartOfMachine(
        createMachine({
          initial: 'a',
          states: {
            a: { on: { GO: targets.map((target) => ({ target, guard: `to ${target}` })) } },
            b: {},
            c: {},
            d: {},
          },
        } as never),
      );
    const changes = compareCharts(of('b', 'c'), of('c', 'b'));
    expect(changes.transitions.map((it) => [it.kind, 'fields' in it && it.fields])).toEqual([
      ['changed', ['order']],
      ['changed', ['order']],
    ]);
    const text = changesText({ old: of('b', 'c'), next: of('c', 'b'), changes, check: null }, 'en');
    expect(text).toContain('~ changed: GO: a → c [to c]\n      tried in another order\n');
    expect(compareCharts(of('b', 'c'), of('d', 'b', 'c')).transitions).toMatchObject([{ kind: 'added' }]);
    expect(compareCharts(of('b', 'c'), of('c')).transitions).toMatchObject([{ kind: 'removed' }]);
  });

  test('differ by whether a state is left and entered again, and by what a history remembers', () => {
    const of = (reenter: boolean, history: string) =>
      chartOfMachine(
        createMachine({
          initial: 'a',
          states: { a: { on: { GO: { target: 'a', reenter } } }, h: { type: 'history', history } },
        } as never),
      );
    const [old, next] = [of(false, 'shallow'), of(true, 'deep')];
    const changes = compareCharts(old, next);
    expect(changes.transitions).toMatchObject([{ kind: 'changed', fields: ['reenters'] }]);
    expect(changes.states).toMatchObject([{ kind: 'changed', fields: ['history'] }]);
    const text = changesText({ old, next, changes, check: null }, 'en');
    expect(text).toContain('leaves and enters again: (none) ⇒ yes');
    expect(text).toContain('remembers: shallow ⇒ deep');
  });

  test('are paired by the transitions that are surely the same first', () => {
    // Of two with the same event, one goes and the other stays: the one that stays is not taken for
    // rerouted.
    const twins = old.transitions.filter(is('autorizacion.oferta', 'offer.accepted'));
    expect(twins.length).toBeGreaterThan(1);
    const [gone] = twins;
    expect(kinds(changed((kept) => (kept === gone ? null : kept)))).toEqual([['removed', gone?.id]]);
  });

  test('differ by their states', () => {
    const [first, ...rest] = old.states;
    const next = {
      ...old,
      states: [
        { ...first, label: { es: 'Otra', en: 'Another' } },
        ...rest.slice(0, -1),
        { ...rest[0], path: 'nueva' },
      ],
    } as Definition;
    expect(compareCharts(old, next).states.map(({ kind, state }) => [kind, state.path])).toEqual([
      ['changed', first?.path],
      ['added', 'nueva'],
      ['removed', rest.at(-1)?.path],
    ]);
  });
});

describe('the cases that a version strands', () => {
  const cases = old.states.map(({ path }) => ({ id: path, state: path }));

  test('are none in the version that they run in', () => {
    expect(strandedCases(old, cases)).toEqual([]);
  });

  test('are those in a removed state', () => {
    const next = { ...old, states: old.states.filter(({ path }) => path !== 'monitoreo.arribo') };
    expect(strandedCases(next, cases)).toEqual([
      { id: 'monitoreo.arribo', state: 'monitoreo.arribo', reason: 'state-gone', nearest: 'monitoreo' },
    ]);
  });

  test('are those from where no end can be reached, also in several steps', () => {
    const next = changed((kept) => (kept.source === 'cierre.conformidadDelAfiliado' ? null : kept));
    expect(strandedCases(next, cases).map(({ state, reason, nearest }) => [state, reason, nearest])).toEqual([
      ['prestacionDelServicio.terminacionDelServicio', 'no-way-out', 'prestacionDelServicio'],
      ['cierre', 'no-way-out', 'prestacionDelServicio.prestacionDelServicio'],
      ['cierre.cargaDeCosto', 'no-way-out', 'prestacionDelServicio.prestacionDelServicio'],
      ['cierre.conformidadDelAfiliado', 'no-way-out', 'prestacionDelServicio.prestacionDelServicio'],
    ]);
  });

  test('are none where the machine has no end', () => {
    const next = { ...old, states: old.states.filter(({ kind }) => kind !== 'final') };
    expect(strandedCases(next, [{ id: '1', state: 'monitoreo.arribo' }])).toEqual([]);
  });

  test('are not those that leave by the completion of all regions', () => {
    const chart = chartOfMachine(order);
    expect(
      strandedCases(
        chart,
        chart.states.map(({ path }) => ({ id: path, state: path })),
      ),
    ).toEqual([]);
  });
});

describe('a comparison', () => {
  const next: Definition = {
    ...changed((kept) => {
      if (kept.source === 'autorizacion.alternativas' || kept.target === 'autorizacion.alternativas')
        return null;
      return kept === termination ? { ...kept, target: 'cierre.conformidadDelAfiliado' } : kept;
    }),
    states: old.states.filter(({ path }) => path !== 'autorizacion.alternativas'),
  };
  const changes = compareCharts(old, next);
  const merged = mergedChart(old, next, changes);

  test.each(['es', 'en'] as const)('in words (%s)', async (lang) => {
    const cases = [{ id: 'c-1', state: 'autorizacion.alternativas' }];
    const text = changesText(
      { old, next, changes, check: { cases, stranded: strandedCases(next, cases, old) } },
      lang,
    );
    await expect(text).toMatchFileSnapshot(`changes.${lang}.golden.txt`);
  });

  test('is drawn with what was removed in its place', () => {
    expect(merged.chart.states.map(({ path }) => path)).toEqual(old.states.map(({ path }) => path));
    const ids = merged.chart.transitions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(merged.stateMarks).toEqual(new Map([['autorizacion.alternativas', 'removed']]));
    expect([...merged.transitionMarks.values()].sort()).toEqual([
      'before',
      ...changes.transitions.filter(({ kind }) => kind === 'removed').map(() => 'removed'),
      'rerouted',
    ]);
  });

  test('marks each arrow that a transition of it passes, and no other', () => {
    const layout = layoutOf(graphOf(merged.chart), 'es');
    const svg = changesSvg(layout, merged);
    const marked = [...svg.matchAll(/data-change="([^"]*)"/g)].map(([, id]) => id?.replace('&gt;', '>'));
    const expected = layout.edges
      .filter(({ transitions }) => transitions.some((id) => merged.transitionMarks.has(id)))
      .map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(3);
    expect(marked.toSorted()).toEqual(expected.toSorted());
  });
});

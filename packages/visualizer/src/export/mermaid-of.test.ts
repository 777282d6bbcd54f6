import { definition, languages } from '@conexion/machines';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createMachine } from 'xstate';
import { order } from '../../test/machines/order.ts';
import toggle from '../../test/machines/toggle.ts';
import { trafficLight } from '../../test/machines/traffic-light.ts';
import { machineOf } from '../../test/scxml/any-machine.ts';
import { machinePlan } from '../../test/scxml/machine-plan.ts';
import type { Chart } from '../graph/chart.ts';
import { chartOfMachine } from '../graph/chart-of-machine.ts';
import { mermaidOf } from './mermaid-of.ts';

let parse: (text: string) => Promise<{ diagramType: string }>;
beforeAll(async () => {
  // Mermaid cleans texts with the browser's HTML.
  const { window } = new JSDOM('');
  vi.stubGlobal('window', window);
  vi.stubGlobal('document', window.document);
  const { default: mermaid } = await import('mermaid');
  parse = async (text) => mermaid.parse(text);
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const charts: [string, Chart][] = [
  ['asistencia', definition()],
  ...[toggle, trafficLight, order].map((machine): [string, Chart] => [machine.id, chartOfMachine(machine)]),
];

describe.each(languages)('a Mermaid diagram in %s', (lang) => {
  test.each(charts)('of %s is one for Mermaid', async (_, chart) => {
    expect(await parse(mermaidOf(chart, lang))).toMatchObject({ diagramType: 'stateDiagram' });
  });
});

describe('a Mermaid diagram', () => {
  test('of the procedure', async () => {
    await expect(mermaidOf(definition(), 'es')).toMatchFileSnapshot('asistencia.es.golden.mmd');
  });

  test('takes whatever states and events are called', async () => {
    const names = [
      'end',
      'state',
      'note',
      'direction',
      'constructor',
      'fork',
      'stateful',
      'endless',
      'as',
      '1',
      'a b',
      'a-b',
      'ñ',
      '—',
      'x:::y',
      '[*]',
      '%% x',
      '--',
      'a;b',
      '"q"',
      '<b>',
      '{',
      '}',
      '#',
      '\\',
      'end note',
      'direction TB',
      '',
      ' ',
      '$$x$$',
      '@{',
      '---',
      'title',
      '<<fork>>',
    ];
    const states = names.map((path) => ({
      path,
      parent: null,
      kind: 'atomic' as const,
      initial: null,
      label: { es: path, en: path },
      clauses: [],
      closureStatus: null,
      effects: [],
    }));
    const transitions = names.map((event, index) => ({
      id: event,
      source: event,
      target: names[(index + 1) % names.length] ?? null,
      event,
      label: { es: event, en: event },
      guards: [{ name: event, label: { es: event, en: event }, clause: null }],
      roles: [],
      clauses: [],
      actor: null,
      effects: [],
    }));
    const text = mermaidOf(
      { machine: 'm', version: 1, initial: 'end', states, transitions, clauses: {} },
      'es',
    );
    expect(await parse(text)).toMatchObject({ diagramType: 'stateDiagram' });
    expect(new Set(text.match(/(?<=^state ".*" as )\S+/gm)).size).toBe(names.length);
  });

  test('has every state, and every move between two', () => {
    const chart = definition();
    const text = mermaidOf(chart, 'en');
    expect(text.match(/(?<=^\s*state ".*" as )\S+/gm)).toHaveLength(chart.states.length);
    const moves = new Set(
      chart.transitions.filter(({ target }) => target).map(({ source, target }) => `${source} ${target}`),
    );
    const drawn = text.split('\n').filter((line) => line.includes('-->') && !line.includes('[*]'));
    expect(drawn).toHaveLength(moves.size);
  });

  test.each(['', 'end note', 'direction TB'])('takes %j for what is done, too', async (name) => {
    const machine = createMachine({
      initial: 'a',
      states: {
        a: { on: { GO: { actions: name } }, initial: 'i', exit: name, states: { i: { entry: name } } },
      },
    });
    expect(await parse(mermaidOf(chartOfMachine(machine), 'en'))).toMatchObject({
      diagramType: 'stateDiagram',
    });
  });

  test('of random machines is one for Mermaid', async () => {
    for (const plan of fc.sample(machinePlan, { numRuns: 100, seed: 1 })) {
      const text = mermaidOf(chartOfMachine(machineOf(plan).machine), 'en');
      expect(await parse(text)).toMatchObject({ diagramType: 'stateDiagram' });
    }
  });
});

import { readFileSync } from 'node:fs';
import { definition, languages } from '@conexion/machines';
import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { order } from '../../test/machines/order.ts';
import toggle from '../../test/machines/toggle.ts';
import { trafficLight } from '../../test/machines/traffic-light.ts';
import type { Chart } from '../graph/chart.ts';
import { chartOfMachine } from '../graph/chart-of-machine.ts';
import { graphOf } from '../graph/graph-of.ts';
import { graphOfChart } from '../graph/graph-of-chart.ts';
import { generalLayoutOf } from '../layout/general-layout-of.ts';
import type { Layout } from '../layout/layout.ts';
import { layoutOf } from '../layout/layout-of.ts';
import { bpmnLosses } from './bpmn-losses.ts';
import { bpmnOf } from './bpmn-of.ts';

const subjects: [string, Chart, (lang: 'es' | 'en') => Promise<Layout>][] = [
  ['asistencia', definition(), async (lang) => layoutOf(graphOf(definition()), lang)],
  ['asistencia with swimlanes', definition(), async (lang) => layoutOf(graphOf(definition()), lang, 'lanes')],
  ...[toggle, trafficLight, order].map((machine): (typeof subjects)[number] => {
    const chart = chartOfMachine(machine);
    return [machine.id, chart, (lang) => generalLayoutOf(graphOfChart(chart), lang)];
  }),
];

interface Element {
  $type: string;
  id: string;
  name?: string;
  attachedToRef?: Element;
  sourceRef?: Element;
  targetRef?: Element;
  incoming?: Element[];
  outgoing?: Element[];
  flowElements?: Element[];
  artifacts?: Element[];
  documentation?: { text: string }[];
  rootElements?: Element[];
  diagrams?: { plane: { planeElement: { $type: string; bpmnElement: Element; waypoint?: object[] }[] } }[];
}

/** What bpmn-moddle, which is behind bpmn-js, reads of it. */
async function readBy(xml: string) {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
  const root = rootElement as Element;
  const process = root.rootElements?.find(({ $type }) => $type === 'bpmn:Process') as Element;
  const elements = process.flowElements ?? [];
  const ofType = (type: string) => elements.filter(({ $type }) => $type === `bpmn:${type}`);
  const drawn = root.diagrams?.[0]?.plane.planeElement ?? [];
  return { warnings, process, elements, ofType, drawn };
}

describe.each(languages)('BPMN in %s', (lang) => {
  test.each(subjects)(
    'of %s is read without a warning, and everything in it is drawn',
    async (_, chart, layoutIn) => {
      const { warnings, elements, process, drawn } = await readBy(bpmnOf(chart, await layoutIn(lang)));
      expect(warnings).toEqual([]);
      const shown = drawn.map(({ bpmnElement }) => bpmnElement.id);
      expect(shown.toSorted()).toEqual(
        [...elements, ...(process.artifacts ?? [])].map(({ id }) => id).toSorted(),
      );
    },
  );

  test.each(subjects)(
    'of %s has every flow from a node to a node that know it',
    async (_, chart, layoutIn) => {
      const { ofType } = await readBy(bpmnOf(chart, await layoutIn(lang)));
      for (const flow of ofType('SequenceFlow')) {
        expect(flow.sourceRef?.outgoing).toContain(flow);
        expect(flow.targetRef?.incoming).toContain(flow);
        expect(flow.targetRef?.$type).not.toBe('bpmn:BoundaryEvent');
      }
      for (const event of ofType('BoundaryEvent')) {
        expect(event.attachedToRef?.$type).toBe('bpmn:SubProcess');
        expect(event.outgoing).toHaveLength(1);
      }
    },
  );

  test('lists what it cannot say', async () => {
    const { process } = await readBy(bpmnOf(definition(), layoutOf(graphOf(definition()), lang)));
    for (const loss of bpmnLosses) expect(process.documentation?.[0]?.text).toContain(loss[lang]);
  });
});

test('what BPMN cannot say is in the documentation too', () => {
  const page = readFileSync(new URL('../../docs/exports.md', import.meta.url), 'utf8');
  for (const { en } of bpmnLosses) expect(page).toContain(`- ${en}`);
});

describe('BPMN of the procedure', () => {
  const layout = layoutOf(graphOf(definition()), 'es');
  const xml = bpmnOf(definition(), layout);

  test('is as it was reviewed', async () => {
    await expect(xml).toMatchFileSnapshot('asistencia.es.golden.bpmn');
  });

  test('has a place for each state, an end for each closure, an event for each arrow', async () => {
    const { ofType } = await readBy(xml);
    const closures = layout.states.filter(({ closure }) => closure !== null);
    expect(ofType('EndEvent').map(({ name }) => name)).toEqual(
      closures.map(({ id }) => definition().states.find(({ path }) => path === id)?.label.es),
    );
    expect(ofType('SubProcess')).toHaveLength(layout.states.length - closures.length + layout.panels.length);
    expect(ofType('BoundaryEvent')).toHaveLength(layout.edges.length);
    expect(ofType('StartEvent')).toHaveLength(1);
  });
});

test('time and failure are events of their kind, and what waits for nothing is a flow', async () => {
  const typesOf = async (machine: typeof order | typeof trafficLight) => {
    const chart = chartOfMachine(machine);
    const { ofType } = await readBy(bpmnOf(chart, await generalLayoutOf(graphOfChart(chart), 'en')));
    const events = ofType('BoundaryEvent') as (Element & { eventDefinitions: Element[] })[];
    return {
      kinds: new Set(events.map(({ eventDefinitions }) => eventDefinitions[0]?.$type)),
      named: ofType('SequenceFlow').flatMap(({ name }) => name ?? []),
    };
  };
  expect((await typesOf(trafficLight)).kinds).toEqual(
    new Set(['bpmn:MessageEventDefinition', 'bpmn:TimerEventDefinition']),
  );
  const { kinds, named } = await typesOf(order);
  expect(kinds).toEqual(new Set(['bpmn:MessageEventDefinition', 'bpmn:ErrorEventDefinition']));
  expect(named).toEqual(['at once [isPaid]', 'done: unnamed actor 1 as charge /\nassign', 'done: preparing']);
});

test('an event, a while and nothing between the same states stay apart', async () => {
  const machine = createMachine({
    initial: 'a',
    states: { a: { always: { target: 'b', guard: 'g' }, after: { 50: 'b' }, on: { GO: 'b' } }, b: {} },
  });
  const chart = chartOfMachine(machine);
  const { ofType } = await readBy(bpmnOf(chart, await generalLayoutOf(graphOfChart(chart), 'en')));
  expect(ofType('BoundaryEvent').map(({ name }) => name)).toEqual(['GO', 'after 50 ms']);
  expect(ofType('SequenceFlow').flatMap(({ name }) => name ?? [])).toEqual(['at once [g]']);
});

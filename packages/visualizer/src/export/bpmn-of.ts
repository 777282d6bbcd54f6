import type { Lang } from '@conexion/machines';
import type { Chart } from '../graph/chart.ts';
import type { EdgeLayout, Layout, RegionLayout, StateLayout } from '../layout/layout.ts';
import { bpmnLosses } from './bpmn-losses.ts';
import { edgeShape, eventBounds, finalPlace, planeOf, shapeOf, startPlace } from './bpmn-plane.ts';
import { transitionText } from './transition-text.ts';
import { uniqueIds } from './unique-ids.ts';
import { element, type Xml, xmlDocument, xmlText } from './xml.ts';

const eventDefinitions = {
  event: 'messageEventDefinition',
  after: 'timerEventDefinition',
  error: 'errorEventDefinition',
} as const;

/** A node of the process, its flows in and out, and what is drawn of it. */
interface Node {
  id: string;
  tag: string;
  attributes: Record<string, string | boolean | undefined>;
  documentation: string;
  inner: Xml[];
  shape: Xml;
}
interface Flow {
  id: string;
  source: string;
  target: string;
  name?: string;
  shape: Xml;
}

/**
 * The machine as BPMN 2.0 with its diagram, at the places of `layout`: a state is a sub-process in which the
 * case waits, an arrow that leaves it an event on its border, a closure an end event, a stage a group. What
 * BPMN cannot say stands in the documentation of the process.
 */
export function bpmnOf(chart: Chart, layout: Layout): string {
  const { lang, states, panels, edges, records, regions } = layout;
  const kinds = new Map(chart.states.map(({ path, kind }) => [path, kind]));
  const isFinal = ({ id }: StateLayout) => kinds.get(id) === 'final';
  const idOf = uniqueIds(
    [
      ...states.flatMap(({ id }) => [`state ${id}`, `start ${id}`, `begin ${id}`]),
      ...regions.flatMap(({ id }) => [`region ${id}`, `panel ${id}`, `value ${id}`]),
      ...edges.flatMap(({ id }) => [`event ${id}`, `flow ${id}`]),
      ...records.map(({ id }) => `record ${id}`),
    ],
    { allowed: /[A-Za-z0-9_.-]/ },
  );
  const placeOf = (path: string) =>
    idOf(states.some(({ id }) => id === path) ? `state ${path}` : `panel ${path}`);
  const sayingOf = sayings(chart, lang);

  const nodes: Node[] = [];
  const flows: Flow[] = [];
  for (const panel of panels) {
    const id = idOf(`panel ${panel.region}`);
    const name = panel.lines.map(({ text }) => text).join(' ');
    const documentation = regions.find((region) => region.id === panel.region)?.title ?? name;
    const shape = shapeOf(id, panel.box, { isExpanded: true });
    nodes.push({ id, tag: 'subProcess', attributes: { name }, documentation, inner: [], shape });
  }
  for (const state of states) {
    const id = idOf(`state ${state.id}`);
    const name = nameOf(state);
    const common = { id, attributes: { name }, documentation: state.title, inner: [] };
    if (isFinal(state)) {
      const { bounds, label } = finalPlace(state, edges);
      nodes.push({ ...common, tag: 'endEvent', shape: shapeOf(id, bounds, { label }) });
    } else nodes.push({ ...common, tag: 'subProcess', shape: shapeOf(id, state.card, { isExpanded: true }) });
    if (!state.isInitial || isFinal(state)) continue;
    const start = idOf(`start ${state.id}`);
    const { bounds, route } = startPlace(state);
    nodes.push({
      id: start,
      tag: 'startEvent',
      attributes: {},
      documentation: state.title,
      inner: [],
      shape: shapeOf(start, bounds),
    });
    const begin = idOf(`begin ${state.id}`);
    flows.push({ id: begin, source: start, target: id, shape: edgeShape(begin, route) });
  }
  for (const edge of edges) {
    const flow = idOf(`flow ${edge.id}`);
    const { trigger, name } = sayingOf(edge);
    const [source, target] = [placeOf(edge.source), placeOf(edge.target)];
    const label = { ...edge.label.box, width: edge.label.box.width - eventBounds(edge).width };
    if (trigger === null) {
      flows.push({ id: flow, source, target, name, shape: edgeShape(flow, edge.route, { label }) });
      continue;
    }
    const event = idOf(`event ${edge.id}`);
    nodes.push({
      id: event,
      tag: 'boundaryEvent',
      attributes: { name, attachedToRef: source },
      documentation: edge.title,
      inner: [element(`bpmn:${eventDefinitions[trigger]}`, { id: `${event}_definition` })],
      shape: shapeOf(event, eventBounds(edge), { label }),
    });
    flows.push({ id: flow, source: event, target, shape: edgeShape(flow, edge.route, { fromEvent: true }) });
  }

  const flowNode = ({ id, tag, attributes, documentation, inner }: Node) =>
    element(`bpmn:${tag}`, { id, ...attributes }, [
      element('bpmn:documentation', {}, [xmlText(documentation)]),
      ...flows
        .filter(({ target }) => target === id)
        .map((flow) => element('bpmn:incoming', {}, [xmlText(flow.id)])),
      ...flows
        .filter(({ source }) => source === id)
        .map((flow) => element('bpmn:outgoing', {}, [xmlText(flow.id)])),
      ...inner,
    ]);
  const notes = records.map(({ id, title, label }) => {
    const text = label.lines
      .filter(({ style }) => style !== 'clause')
      .map((line) => line.text)
      .join(' ');
    return {
      shape: shapeOf(idOf(`record ${id}`), label.box),
      xml: element('bpmn:textAnnotation', { id: idOf(`record ${id}`) }, [
        element('bpmn:documentation', {}, [xmlText(title)]),
        element('bpmn:text', {}, [xmlText(text)]),
      ]),
    };
  });
  const group = ({ id }: RegionLayout) =>
    element('bpmn:group', { id: idOf(`region ${id}`), categoryValueRef: idOf(`value ${id}`) });
  const category = element(
    'bpmn:category',
    { id: 'category' },
    regions.map(({ id, number, lines }) =>
      element('bpmn:categoryValue', {
        id: idOf(`value ${id}`),
        value: [...(number ? [number] : []), ...lines].map(({ text }) => text).join(' '),
      }),
    ),
  );
  const process = element('bpmn:process', { id: 'process', name: layout.title, isExecutable: false }, [
    element('bpmn:documentation', {}, [xmlText(bpmnLosses.map((loss) => loss[lang]).join('\n'))]),
    ...nodes.map(flowNode),
    ...flows.map(({ id, name, source, target }) =>
      element('bpmn:sequenceFlow', { id, name, sourceRef: source, targetRef: target }),
    ),
    ...notes.map(({ xml }) => xml),
    ...regions.map(group),
  ]);
  const plane = planeOf('process', [
    ...regions.map((region) => shapeOf(idOf(`region ${region.id}`), region.box, { label: titleBox(region) })),
    ...nodes.map(({ shape }) => shape),
    ...notes.map(({ shape }) => shape),
    ...flows.map(({ shape }) => shape),
  ]);
  return xmlDocument(
    element(
      'bpmn:definitions',
      {
        'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
        'xmlns:bpmndi': 'http://www.omg.org/spec/BPMN/20100524/DI',
        'xmlns:dc': 'http://www.omg.org/spec/DD/20100524/DC',
        'xmlns:di': 'http://www.omg.org/spec/DD/20100524/DI',
        id: 'definitions',
        targetNamespace: 'urn:conexion:bpmn',
        exporter: 'conexion-diagram',
      },
      [...(regions.length > 0 ? [category] : []), process, plane],
    ),
  );
}

/** The name of a state with its number, as it is drawn, without what it does by itself. */
const nameOf = ({ lines, closure }: StateLayout) =>
  lines
    .filter(({ style }) => style === (closure ? 'region' : 'state'))
    .map(({ text }) => text)
    .join(' ');

function titleBox({ lines, number, box }: RegionLayout) {
  const top = (lines[0]?.y ?? box.y) - 22;
  return { x: number?.x ?? lines[0]?.x ?? box.x, y: top, width: 256, height: 24 * Math.max(1, lines.length) };
}

/** What is said of an arrow, and what kind of event makes it happen: null for what waits for none. */
function sayings(chart: Chart, lang: Lang) {
  const transitions = new Map(chart.transitions.map((transition) => [transition.id, transition]));
  return ({ transitions: ids }: EdgeLayout) => {
    const own = ids.flatMap((id) => transitions.get(id) ?? []);
    const name = [
      ...new Set(own.map((transition) => transitionText({ ...transition, effects: [] }, lang))),
    ].join('\n');
    const trigger = own[0]?.trigger ?? 'event';
    return { name, trigger: trigger === 'always' || trigger === 'done' ? null : trigger } as const;
  };
}

import { textIn } from '@conexion/machines';
import type { Chart } from '../graph/chart.ts';
import type {
  EdgeLayout,
  Label,
  Layout,
  Point,
  Rect,
  RegionLayout,
  StateLayout,
  TextLine,
} from '../layout/layout.ts';
import { bpmnLosses } from './bpmn-losses.ts';
import {
  edgeShape,
  eventBounds,
  finalPlace,
  labelPlace,
  planeOf,
  shapeOf,
  startPlace,
} from './bpmn-plane.ts';
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
 * The machine as BPMN 2.0 with its diagram, at the places of `layout`: a state is a sub-process in
 * which the case waits, an arrow that leaves it an event on its border, a closure an end event, a
 * stage a group. What BPMN cannot say stands in the documentation of the process.
 */
export function bpmnOf(chart: Chart, layout: Layout): string {
  const { lang, states, panels, edges, records, regions } = layout;
  const kinds = new Map(chart.states.map(({ path, kind }) => [path, kind]));
  const isFinal = ({ id }: StateLayout) => kinds.get(id) === 'final';
  const idOf = uniqueIds(
    [
      ...states.flatMap(({ id }) => [`state ${id}`, `start ${id}`, `begin ${id}`]),
      ...regions.flatMap(({ id }) => [`region ${id}`, `value ${id}`]),
      ...panels.map(({ id }) => `panel ${id}`),
      ...edges.flatMap(({ id }) => [`event ${id}`, `flow ${id}`]),
      ...records.map(({ id }) => `record ${id}`),
    ],
    { allowed: /[A-Za-z0-9_.-]/ },
  );
  const placeOf = (path: string) =>
    idOf(states.some(({ id }) => id === path) ? `state ${path}` : `panel ${path}`);
  /**
   * With swimlanes a state has a panel in the lane of each other actor, and an arrow leaves one of
   * them.
   */
  const sourceOf = ({ source, route: [start] }: EdgeLayout) => {
    const panel = panels.find(({ source: own, box }) => own === source && start && isOn(box, start));
    return panel ? idOf(`panel ${panel.id}`) : placeOf(source);
  };
  const triggerOf = triggers(chart);

  const nodes: Node[] = [];
  const flows: Flow[] = [];
  for (const panel of panels) {
    const id = idOf(`panel ${panel.id}`);
    const name = textOf(panel.lines);
    const documentation = [...regions, ...states].find(({ id }) => id === panel.source)?.title ?? name;
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
    const trigger = triggerOf(edge);
    const name = wordsOf(edge.label);
    const [source, target] = [sourceOf(edge), placeOf(edge.target)];
    const label = labelPlace(edge);
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
    const text = wordsOf(label);
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
        value: textOf([...(number ? [number] : []), ...lines]),
      }),
    ),
  );
  const process = element('bpmn:process', { id: 'process', name: layout.title, isExecutable: false }, [
    element('bpmn:documentation', {}, [xmlText(bpmnLosses.map((loss) => textIn(loss, lang)).join('\n'))]),
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

const isOn = ({ x, y, width, height }: Rect, point: Point) =>
  point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;

/** The name of a state with its number, as it is drawn, without what it does by itself. */
const nameOf = ({ lines, closure }: StateLayout) =>
  textOf(lines.filter(({ style }) => style === (closure ? 'region' : 'state')));

function titleBox({ lines, number, box }: RegionLayout) {
  const top = (lines[0]?.y ?? box.y) - 22;
  return { x: number?.x ?? lines[0]?.x ?? box.x, y: top, width: 256, height: 24 * Math.max(1, lines.length) };
}

/** What kind of event makes an arrow pass: null for what waits for none. */
function triggers({ transitions }: Chart) {
  const triggerOf = new Map(transitions.map(({ id, trigger }) => [id, trigger]));
  return ({ transitions: [first = ''] }: EdgeLayout) => {
    const trigger = triggerOf.get(first) ?? 'event';
    return trigger === 'always' || trigger === 'done' ? null : trigger;
  };
}

/**
 * The words of a label as they are drawn, without the clauses: an event or one of several
 * conditions a line.
 */
const wordsOf = ({ lines }: Label) =>
  lines
    .filter(({ style }) => style !== 'clause')
    .map((line, index) => `${index > 0 ? before(line) : ''}${line.text}`)
    .join('');

const before = ({ text, style, continues }: TextLine) => {
  if (continues) return '';
  return style === 'event' || text === '·' ? '\n' : ' ';
};

const textOf = (lines: readonly TextLine[]) =>
  lines.map(({ text, continues }, index) => (index > 0 && !continues ? ` ${text}` : text)).join('');

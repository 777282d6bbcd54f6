import { textIn } from '@conexion/machines';
import type { Chart } from '../graph/chart.ts';
import type {
  EdgeLayout,
  Label,
  Layout,
  PanelLayout,
  Point,
  RecordLayout,
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

/** A node of the process, with what is drawn of it. */
interface Node {
  id: string;
  tag: string;
  attributes?: Record<string, string>;
  documentation: string;
  inner?: Xml[];
  shape: Xml;
}
interface Flow {
  id: string;
  source: string;
  target: string;
  name?: string;
  shape: Xml;
}
/** What a part of the picture is in the process. */
interface Part {
  node?: Node;
  flow?: Flow;
}

interface Picture {
  chart: Chart;
  layout: Layout;
  idOf(key: string): string;
}

/**
 * The machine as BPMN 2.0 with its diagram, at the places of `layout`: a state is a sub-process in
 * which the case waits, an arrow that leaves it an event on its border, a closure an end event, a
 * stage a group. What BPMN cannot say stands in the documentation of the process.
 */
export function bpmnOf(chart: Chart, layout: Layout): string {
  const { lang, regions } = layout;
  const idOf = idsIn(layout);
  const parts = partsOf({ chart, layout, idOf });
  const nodes = parts.flatMap(({ node }) => node ?? []);
  const flows = parts.flatMap(({ flow }) => flow ?? []);
  const notes = layout.records.map((record) => noteOf(record, idOf(`record ${record.id}`)));
  const process = element('bpmn:process', { id: 'process', name: layout.title, isExecutable: false }, [
    textElement('documentation', bpmnLosses.map((loss) => textIn(loss, lang)).join('\n')),
    ...nodes.map((node) => flowNode(node, flows)),
    ...flows.map(({ id, name, source, target }) =>
      element('bpmn:sequenceFlow', { id, name, sourceRef: source, targetRef: target }),
    ),
    ...notes.map(({ xml }) => xml),
    ...regions.map(({ id }) =>
      element('bpmn:group', { id: idOf(`region ${id}`), categoryValueRef: idOf(`value ${id}`) }),
    ),
  ]);
  const plane = planeOf('process', [
    ...regions.map((region) => shapeOf(idOf(`region ${region.id}`), region.box, { label: titleBox(region) })),
    ...[...nodes, ...notes, ...flows].map(({ shape }) => shape),
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
      [regions.length > 0 ? categoryOf(regions, idOf) : null, process, plane],
    ),
  );
}

const idsIn = ({ states, panels, edges, records, regions }: Layout) =>
  uniqueIds(
    [
      ...states.flatMap(({ id }) => [`state ${id}`, `start ${id}`, `begin ${id}`]),
      ...regions.flatMap(({ id }) => [`region ${id}`, `value ${id}`]),
      ...panels.map(({ id }) => `panel ${id}`),
      ...edges.flatMap(({ id }) => [`event ${id}`, `flow ${id}`]),
      ...records.map(({ id }) => `record ${id}`),
    ],
    { allowed: /[A-Za-z0-9_.-]/ },
  );

function partsOf(picture: Picture): Part[] {
  const { panels, states, edges } = picture.layout;
  return [
    ...panels.map((panel) => panelPart(panel, picture)),
    ...states.flatMap((state) => stateParts(state, picture)),
    ...edges.map((edge) => edgePart(edge, picture)),
  ];
}

function panelPart({ id: panel, lines, box, source }: PanelLayout, { layout, idOf }: Picture): Part {
  const id = idOf(`panel ${panel}`);
  const name = textOf(lines);
  const documentation = [...layout.regions, ...layout.states].find(({ id }) => id === source)?.title ?? name;
  const shape = shapeOf(id, box, { isExpanded: true });
  return { node: { id, tag: 'subProcess', attributes: { name }, documentation, shape } };
}

/** A state, and the start event before the one where a case begins. */
function stateParts(state: StateLayout, { chart, layout, idOf }: Picture): Part[] {
  const id = idOf(`state ${state.id}`);
  const common = { id, attributes: { name: nameOf(state) }, documentation: state.title };
  if (chart.states.some(({ path, kind }) => path === state.id && kind === 'final')) {
    const { bounds, label } = finalPlace(state, layout.edges);
    return [{ node: { ...common, tag: 'endEvent', shape: shapeOf(id, bounds, { label }) } }];
  }
  const node = { ...common, tag: 'subProcess', shape: shapeOf(id, state.card, { isExpanded: true }) };
  if (!state.isInitial) return [{ node }];
  const [start, begin] = [idOf(`start ${state.id}`), idOf(`begin ${state.id}`)];
  const { bounds, route } = startPlace(state);
  const shape = shapeOf(start, bounds);
  return [
    { node },
    {
      node: { id: start, tag: 'startEvent', documentation: state.title, shape },
      flow: { id: begin, source: start, target: id, shape: edgeShape(begin, route) },
    },
  ];
}

/** An event on the border of what an arrow leaves, with its flow; without an event, the flow. */
function edgePart(edge: EdgeLayout, { chart, layout, idOf }: Picture): Part {
  const flow = idOf(`flow ${edge.id}`);
  const trigger = triggerOf(edge, chart);
  const name = wordsOf(edge.label);
  const placeOf = (path: string) =>
    idOf(layout.states.some(({ id }) => id === path) ? `state ${path}` : `panel ${path}`);
  // With swimlanes a state has a panel in the lane of each other actor; an arrow leaves one of
  // them.
  const [start] = edge.route;
  const panel = layout.panels.find(({ source, box }) => source === edge.source && start && isOn(box, start));
  const source = panel ? idOf(`panel ${panel.id}`) : placeOf(edge.source);
  const target = placeOf(edge.target);
  const label = labelPlace(edge);
  if (trigger === null)
    return { flow: { id: flow, source, target, name, shape: edgeShape(flow, edge.route, { label }) } };
  const event = idOf(`event ${edge.id}`);
  return {
    node: {
      id: event,
      tag: 'boundaryEvent',
      attributes: { name, attachedToRef: source },
      documentation: edge.title,
      inner: [element(`bpmn:${eventDefinitions[trigger]}`, { id: `${event}_definition` })],
      shape: shapeOf(event, eventBounds(edge), { label }),
    },
    flow: { id: flow, source: event, target, shape: edgeShape(flow, edge.route, { fromEvent: true }) },
  };
}

const textElement = (name: string, text: string) => element(`bpmn:${name}`, {}, [xmlText(text)]);

const flowNode = ({ id, tag, attributes, documentation, inner = [] }: Node, flows: readonly Flow[]) =>
  element(`bpmn:${tag}`, { id, ...attributes }, [
    textElement('documentation', documentation),
    ...flows.filter(({ target }) => target === id).map((flow) => textElement('incoming', flow.id)),
    ...flows.filter(({ source }) => source === id).map((flow) => textElement('outgoing', flow.id)),
    ...inner,
  ]);

const noteOf = ({ title, label }: RecordLayout, id: string) => ({
  shape: shapeOf(id, label.box),
  xml: element('bpmn:textAnnotation', { id }, [
    textElement('documentation', title),
    textElement('text', wordsOf(label)),
  ]),
});

const categoryOf = (regions: readonly RegionLayout[], idOf: Picture['idOf']) =>
  element(
    'bpmn:category',
    { id: 'category' },
    regions.map(({ id, number, lines }) =>
      element('bpmn:categoryValue', {
        id: idOf(`value ${id}`),
        value: textOf([...(number ? [number] : []), ...lines]),
      }),
    ),
  );

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
function triggerOf({ transitions: [first] }: EdgeLayout, chart: Chart) {
  const trigger = chart.transitions.find(({ id }) => id === first)?.trigger ?? 'event';
  return trigger === 'always' || trigger === 'done' ? null : trigger;
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

import { textIn } from '@conexion/machines';
import type { Chart, ChartAction, ChartState, ChartTransition } from '../graph/chart.ts';
import { type ChartTree, treeOf } from '../graph/chart-tree.ts';
import { isNamed, type ScxmlConditions, scxmlConditions } from './scxml-conditions.ts';
import { type Descriptor, type ScxmlNames, scxmlNames } from './scxml-names.ts';
import { type ScxmlTargets, scxmlTargets, timersIn } from './scxml-targets.ts';
import { element, type Xml, xmlComment, xmlDocument } from './xml.ts';

/** The namespace of what SCXML has no attribute for: labels, clauses, roles, who acts. */
export const conexionNamespace = 'urn:conexion:statechart:1';

const scxmlNamespace = 'http://www.w3.org/2005/07/scxml';
const tags = { final: 'final', history: 'history', parallel: 'parallel', atomic: 'state', compound: 'state' };

interface Machine {
  chart: Chart;
  lang: string;
  tree: ChartTree;
  names: ScxmlNames;
  conditions: ScxmlConditions;
  targets: ScxmlTargets;
}

/**
 * The machine as W3C SCXML, for engines to run: the same hierarchy, the transitions in the order in
 * which they are tried. Each guard is a datum that the host of the engine sets to true or false;
 * actions are logged.
 */
export function scxmlOf(chart: Chart, lang: string): string {
  const names = scxmlNames(chart);
  const conditions = scxmlConditions(chart, names);
  const targets = scxmlTargets(chart, names);
  const machine = { chart, lang, tree: treeOf(chart), names, conditions, targets };
  const draw = (state: ChartState) => drawState(state, machine);
  return xmlDocument(
    element(
      'scxml',
      {
        xmlns: scxmlNamespace,
        'xmlns:cx': conexionNamespace,
        version: '1.0',
        datamodel: 'ecmascript',
        name: chart.machine.replace(/[^A-Za-z0-9_.-]/g, '_').replace(/^(?![A-Za-z_])/, '_'),
        initial: names.stateId(chart.initial),
      },
      [
        ...Object.entries(chart.clauses).map(([clause, text]) =>
          xmlComment(`${clause}: ${textIn(text, lang)}`),
        ),
        block('datamodel', dataOf(conditions, lang)),
        ...machine.tree.childrenOf(null).map(draw),
        ...chart.states.filter((state) => state.parent !== null && targets.isEnd(state)).map(draw),
        targets.root?.kind === 'parallel' ? element('final', { id: names.endId }) : null,
      ],
    ),
  );
}

function drawState(state: ChartState, machine: Machine): Xml {
  const { tree, names, targets, lang } = machine;
  const { kind, path } = state;
  // XState takes a final state for a region that is done.
  const isDoneRegion = kind === 'final' && tree.stateOf(state.parent ?? '')?.kind === 'parallel';
  const within = [
    ...tree
      .childrenOf(path)
      .filter((child) => !targets.isEnd(child))
      .map((child) => drawState(child, machine)),
    isDoneRegion ? element('final') : null,
  ];
  const drawn = (children: readonly (Xml | null)[]) =>
    element(
      isDoneRegion ? 'state' : tags[kind],
      {
        id: names.stateId(path),
        initial: state.initial === null ? undefined : names.stateId(state.initial),
        type: state.history,
        'cx:label': textIn(state.label, lang),
        'cx:clauses': listed(state.clauses),
        'cx:closure': state.closureStatus ?? undefined,
      },
      children,
    );
  const happens = happenings(state, machine);
  if (!targets.isAround(state)) return drawn([...happens, ...within]);
  return element('state', { id: names.aroundId(path), initial: names.stateId(path) }, [
    ...happens,
    drawn(within),
  ]);
}

/** What a state does by itself, and what leads out of it. */
function happenings(state: ChartState, machine: Machine): (Xml | null)[] {
  const { tree, names, targets } = machine;
  const { path, effects, exits = [], invokes = [] } = state;
  const own = inTrialOrder(tree.transitionsOf(path));
  const timers = timersIn(own);
  const act = (action: ChartAction) => drawAction(action, machine);
  return [
    block('onentry', [...effects.flatMap(act), ...timers.map((timer) => startTimer(timer, machine))]),
    block('onexit', [...exits.flatMap(act), ...timers.map((timer) => stopTimer(timer, machine))]),
    ...invokes.map(({ id, source }) => running(names.invokeId(path, id), source)),
    state === targets.root && state.kind === 'parallel'
      ? element('transition', { event: `done.state.${names.stateId(path)}`, target: names.endId })
      : null,
    ...own.map((transition) => drawTransition(transition, state, machine)),
  ];
}

const drawAction = ({ type, label, raises }: ChartAction, { names, lang }: Machine): Xml[] => [
  element('log', { label: textIn(label, lang), expr: `'${quoted(type)}'` }),
  ...(raises === undefined ? [] : [element('raise', { event: names.eventName(raises) })]),
];

function drawTransition(transition: ChartTransition, source: ChartState, machine: Machine): Xml {
  const { names, conditions, targets, lang } = machine;
  const { guards, roles, clauses, actor, label, effects } = transition;
  const leading = targets.leadingOf(transition, source);
  if (source.kind === 'history') return element('transition', leading);
  return element(
    'transition',
    {
      event: eventsOf(transition, names),
      cond: conditions.conditionOf(transition),
      ...leading,
      'cx:label': textIn(label, lang),
      'cx:guards': guards.length > 0 ? guards.map(({ label }) => textIn(label, lang)).join('; ') : undefined,
      'cx:clauses': listed(clauses),
      'cx:actor': actor ?? undefined,
      'cx:roles': listed(roles),
    },
    effects.flatMap((action) => drawAction(action, machine)),
  );
}

const eventsOf = (transition: ChartTransition, names: ScxmlNames) =>
  listed(names.descriptorsOf(transition).map(written));

/**
 * SCXML has no transition after a while: entering starts a timer that sends its event, leaving
 * stops it.
 */
function startTimer(timer: ChartTransition, { names, conditions }: Machine): Xml {
  const { delay = '0' } = timer;
  const event = eventsOf(timer, names);
  const time = isNamed(delay) ? { delayexpr: conditions.delayId(delay) } : { delay: `${delay}ms` };
  return element('send', { event, id: event, ...time });
}
const stopTimer = (timer: ChartTransition, { names }: Machine): Xml =>
  element('cancel', { sendid: eventsOf(timer, names) });

function dataOf({ data, delays }: ScxmlConditions, lang: string): Xml[] {
  return [
    ...data.map(({ id, guard }) =>
      element('data', {
        id,
        expr: 'false',
        'cx:label': textIn(guard.label, lang),
        'cx:clauses': guard.clause ?? undefined,
      }),
    ),
    ...delays.map(({ id, name }) => element('data', { id, expr: "'3600s'", 'cx:label': name })),
  ];
}

/**
 * What runs while the machine is in a state: a session that waits, until the host sends the event
 * of its end.
 */
const running = (id: string, source: string): Xml =>
  element('invoke', { id, 'cx:source': source }, [
    element('content', {}, [element('scxml', { xmlns: scxmlNamespace, version: '1.0' }, [element('state')])]),
  ]);

/** XState tries wildcards after all other events, the longer ones first. */
function inTrialOrder(transitions: readonly ChartTransition[]): ChartTransition[] {
  const rank = ({ event }: ChartTransition) =>
    event === '*' || event.endsWith('.*') ? event.length : Number.POSITIVE_INFINITY;
  return transitions.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));
}

const written = (descriptor: Descriptor): string => {
  if (descriptor.kind === 'any') return '*';
  return descriptor.kind === 'below' ? `${descriptor.name}.*` : descriptor.name;
};
const block = (name: string, children: readonly Xml[]) =>
  children.length > 0 ? element(name, {}, children) : null;
const listed = (values: readonly string[]) => (values.length > 0 ? values.join(' ') : undefined);
const quoted = (text: string) => text.replace(/['\\]/g, '\\$&');

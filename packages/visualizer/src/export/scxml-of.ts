import { textIn } from '@conexion/machines';
import type { Chart, ChartAction, ChartState, ChartTransition } from '../graph/chart.ts';
import { treeOf } from '../graph/chart-tree.ts';
import { isNamed, isStaying, type ScxmlConditions, scxmlConditions } from './scxml-conditions.ts';
import { type Descriptor, scxmlNames } from './scxml-names.ts';
import { element, type Xml, xmlComment, xmlDocument } from './xml.ts';

/** The namespace of what SCXML has no attribute for: labels, clauses, roles, who acts. */
export const conexionNamespace = 'urn:conexion:statechart:1';

const scxmlNamespace = 'http://www.w3.org/2005/07/scxml';
const tags = { final: 'final', history: 'history', parallel: 'parallel', atomic: 'state', compound: 'state' };

/**
 * The machine as W3C SCXML, for engines to run: the same hierarchy, the transitions in the order in
 * which they are tried. Each guard is a datum that the host of the engine sets to true or false;
 * actions are logged.
 */
export function scxmlOf(chart: Chart, lang: string): string {
  const tree = treeOf(chart);
  const names = scxmlNames(chart);
  const conditions = scxmlConditions(chart, names);
  const { stateId, aroundId, endId } = names;
  const root = chart.states.find(({ path, parent }) => parent === null && path === `#${chart.machine}`);
  /**
   * An end of the whole machine ends the document only outside of the state that stands for the
   * machine.
   */
  const isEnd = ({ kind, parent }: ChartState) =>
    kind === 'final' && (parent === null || (parent === root?.path && root.kind === 'compound'));
  const isEndOf = (path: string) => chart.states.some((state) => state.path === path && isEnd(state));

  const timersOf = (path: string) => [
    ...new Map(
      inTrialOrder(tree.transitionsOf(path))
        .filter(({ trigger }) => trigger === 'after')
        .map((it) => [it.event, it]),
    ).values(),
  ];
  /**
   * SCXML leaves a parallel state wherever a transition leads from one of its regions, or from
   * itself, into it; XState stays. What happens on its entry and exit so stands around it.
   */
  const isAround = (path: string): boolean => {
    const state = tree.stateOf(path);
    const { effects = [], exits = [], invokes = [] } = state ?? {};
    return (
      state?.kind === 'parallel' && [effects, exits, invokes, timersOf(path)].some((it) => it.length > 0)
    );
  };
  /** Named as a target, the state around is left and entered again. */
  const enteredId = (path: string) => (isAround(path) ? aroundId(path) : stateId(path));

  const draw = (state: ChartState): Xml => {
    const { invokes = [], exits = [], kind, path } = state;
    const own = inTrialOrder(tree.transitionsOf(path));
    const timers = timersOf(path);
    // XState takes a final state for a region that is done.
    const isDoneRegion = kind === 'final' && tree.stateOf(state.parent ?? '')?.kind === 'parallel';
    const happens = [
      block('onentry', [...state.effects.flatMap(act), ...timers.map(startTimer)]),
      block('onexit', [...exits.flatMap(act), ...timers.map(stopTimer)]),
      ...invokes.map(({ id, source }) => running(names.invokeId(path, id), source)),
      state === root && kind === 'parallel'
        ? element('transition', { event: `done.state.${stateId(path)}`, target: endId })
        : null,
      ...own.map((transition) => drawTransition(transition, state)),
    ];
    const within = [
      ...tree
        .childrenOf(path)
        .filter((child) => !isEnd(child))
        .map(draw),
      isDoneRegion ? element('final') : null,
    ];
    const drawn = (children: readonly (Xml | null)[]) =>
      element(
        isDoneRegion ? 'state' : tags[kind],
        {
          id: stateId(path),
          initial: state.initial === null ? undefined : stateId(state.initial),
          type: state.history,
          'cx:label': textIn(state.label, lang),
          'cx:clauses': listed(state.clauses),
          'cx:closure': state.closureStatus ?? undefined,
        },
        children,
      );
    if (!isAround(path)) return drawn([...happens, ...within]);
    return element('state', { id: aroundId(path), initial: stateId(path) }, [...happens, drawn(within)]);
  };
  const act = ({ type, label, raises }: ChartAction): Xml[] => [
    element('log', { label: textIn(label, lang), expr: `'${quoted(type)}'` }),
    ...(raises === undefined ? [] : [element('raise', { event: names.eventName(raises) })]),
  ];
  const drawTransition = (transition: ChartTransition, source: ChartState): Xml => {
    const { guards, roles, clauses, actor, label, effects, reenters } = transition;
    if (source.kind === 'history')
      return element('transition', { target: innermost(transition).map(enteredId).join(' ') });
    const targets = isStaying(transition, chart) ? [] : targetsOf(transition);
    const isInner =
      (source.kind === 'compound' || isAround(source.path)) &&
      targets.length > 0 &&
      targets.every((path) => tree.isWithin(path, source.path) && !isEndOf(path));
    const isStayed = isInner && !reenters;
    const idOf = (path: string) => (isStayed && path === source.path ? stateId(path) : enteredId(path));
    const leadsTo = targets.length > 0 ? targets.map(idOf).join(' ') : undefined;
    return element(
      'transition',
      {
        event: listed(names.descriptorsOf(transition).map(written)),
        cond: conditions.conditionOf(transition),
        target: leadsTo,
        type: isStayed ? 'internal' : undefined,
        'cx:label': textIn(label, lang),
        'cx:guards':
          guards.length > 0 ? guards.map(({ label }) => textIn(label, lang)).join('; ') : undefined,
        'cx:clauses': listed(clauses),
        'cx:actor': actor ?? undefined,
        'cx:roles': listed(roles),
      },
      effects.flatMap(act),
    );
  };

  /**
   * Which states are left depends on what the machine names; what it leads back to without leaving,
   * it begins again.
   */
  const targetsOf = ({
    source,
    target,
    alsoTo = [],
    named,
    reenters,
  }: ChartTransition): readonly string[] => {
    const isKnown = named?.every((path) => tree.stateOf(path) && (path !== source || reenters));
    if (named && isKnown) return named;
    return target === null ? [] : [target, ...alsoTo];
  };

  /**
   * SCXML has no transition after a while: entering starts a timer that sends its event, leaving
   * stops it.
   */
  const timerOf = (transition: ChartTransition) => listed(names.descriptorsOf(transition).map(written));
  const startTimer = (transition: ChartTransition): Xml => {
    const { delay = '0' } = transition;
    const event = timerOf(transition);
    const time = isNamed(delay) ? { delayexpr: conditions.delayId(delay) } : { delay: `${delay}ms` };
    return element('send', { event, id: event, ...time });
  };
  const stopTimer = (transition: ChartTransition) => element('cancel', { sendid: timerOf(transition) });

  return xmlDocument(
    element(
      'scxml',
      {
        xmlns: scxmlNamespace,
        'xmlns:cx': conexionNamespace,
        version: '1.0',
        datamodel: 'ecmascript',
        name: chart.machine.replace(/[^A-Za-z0-9_.-]/g, '_').replace(/^(?![A-Za-z_])/, '_'),
        initial: stateId(chart.initial),
      },
      [
        ...Object.entries(chart.clauses).map(([clause, text]) =>
          xmlComment(`${clause}: ${textIn(text, lang)}`),
        ),
        block('datamodel', dataOf(conditions, lang)),
        ...tree.childrenOf(null).map(draw),
        ...chart.states.filter((state) => state.parent !== null && isEnd(state)).map(draw),
        root?.kind === 'parallel' ? element('final', { id: endId }) : null,
      ],
    ),
  );
}

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

const innermost = ({ target, alsoTo = [] }: ChartTransition) => (target === null ? [] : [target, ...alsoTo]);

const written = (descriptor: Descriptor): string => {
  if (descriptor.kind === 'any') return '*';
  return descriptor.kind === 'below' ? `${descriptor.name}.*` : descriptor.name;
};
const block = (name: string, children: readonly Xml[]) =>
  children.length > 0 ? element(name, {}, children) : null;
const listed = (values: readonly string[]) => (values.length > 0 ? values.join(' ') : undefined);
const quoted = (text: string) => text.replace(/['\\]/g, '\\$&');

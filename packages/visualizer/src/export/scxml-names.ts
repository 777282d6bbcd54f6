import type { Chart, ChartState, ChartTransition } from '../graph/chart.ts';
import { uniqueIds } from './unique-ids.ts';

/** What a transition waits for: one event, those below a name, or any. */
export type Descriptor = { kind: 'exact' | 'below'; name: string } | { kind: 'any' };

/**
 * The names of one SCXML document. States, invocations and timers share one table, so that no id is
 * there twice.
 */
export interface ScxmlNames {
  stateId(path: string): string;
  /** Of the state around a parallel state, which has what happens on its entry and its exit. */
  aroundId(path: string): string;
  invokeId(path: string, id: string): string;
  /** Of the end that a machine of parallel regions has when all of them have ended. */
  endId: string;
  /** The name of an event that comes from outside. */
  eventName(event: string): string;
  /** The events that say that a state of the machine, or what it runs, has ended or failed. */
  endings: readonly string[];
  /** Of a transition without an event: none. */
  descriptorsOf(transition: ChartTransition): readonly Descriptor[];
  /** Whether the events of a name are more than that event: SCXML takes `a.b` for `a`. */
  isAmbiguous(descriptor: Descriptor): boolean;
}

export function scxmlNames(chart: Chart): ScxmlNames {
  const { states, transitions } = chart;
  const invoked = invokedIn(chart);
  const { stateId, aroundId, invokeId, timerId, endId } = idsOf(chart);

  const eventName = eventNames(chart);
  const ending = (transition: ChartTransition): string[] => {
    const { event, source, ended = '', trigger } = transition;
    if (event.startsWith('xstate.done.state.'))
      return states.some(({ path }) => path === ended) ? [`done.state.${stateId(ended)}`] : [];
    const own = invoked.filter(({ path, id }) => id === ended && path === source);
    const running = own.length > 0 ? own : invoked.filter(({ id }) => id === ended);
    const ids = running.map(({ path, id }) => invokeId(path, id));
    return (ids.length > 0 ? ids : [eventName(ended)]).map((id) => `${trigger}.invoke.${id}`);
  };
  const descriptorsOf = (transition: ChartTransition): Descriptor[] => {
    const { event, trigger } = transition;
    const exact = (name: string): Descriptor => ({ kind: 'exact', name });
    if (trigger === 'always') return [];
    if (trigger === 'after') return [exact(timerId(transition))];
    if (trigger) return ending(transition).map(exact);
    if (event === '*') return [{ kind: 'any' }];
    if (isPartial(event)) return [{ kind: 'below', name: eventName(event.slice(0, -2)) }];
    return [exact(eventName(event))];
  };

  const descriptors = transitions.flatMap(descriptorsOf);
  const partial = descriptors.flatMap((it) => (it.kind === 'below' ? it.name : []));
  const isComposed = ({ kind }: ChartState) => kind === 'compound' || kind === 'parallel';
  const endings = [
    ...states.filter(isComposed).map(({ path }) => `done.state.${stateId(path)}`),
    ...invoked.flatMap(({ path, id }) => [
      `done.invoke.${invokeId(path, id)}`,
      `error.invoke.${invokeId(path, id)}`,
    ]),
  ];
  /** All events that may occur while the document runs. */
  const occurring = [
    ...descriptors.flatMap((it) => (it.kind === 'any' ? [] : it.name)),
    ...partial.map((name) => `${name}.…`),
    ...endings,
    // The end of a region that is a final state, which only SCXML reports.
    ...states.filter(({ kind }) => kind === 'final').map(({ path }) => `done.state.${stateId(path)}`),
    'error.execution',
  ];
  return {
    stateId,
    aroundId,
    invokeId,
    endId,
    eventName,
    endings,
    descriptorsOf,
    isAmbiguous: (descriptor) =>
      descriptor.kind === 'exact' &&
      (occurring.some((name) => name.startsWith(`${descriptor.name}.`)) ||
        partial.some((name) => `${descriptor.name}.`.startsWith(`${name}.`))),
  };
}

const invokedIn = ({ states }: Chart) =>
  states.flatMap(({ path, invokes = [] }) => invokes.map(({ id }) => ({ path, id })));

/** The one table of ids that states, invocations and timers share. */
function idsOf(chart: Chart) {
  const { states, transitions } = chart;
  const timers = transitions.filter(({ trigger }) => trigger === 'after');
  const wanted = new Map<string, string>([
    ...states.map(({ path }) => [stateKey(path), path] as const),
    ...states.filter(isAround).map(({ path }) => [aroundKey(path), `around.${path}`] as const),
    ...invokedIn(chart).map(({ path, id }) => [invokeKey(path, id), id] as const),
    ...timers.map((timer) => [timerKey(timer), `after.${timer.delay}.${timer.source}`] as const),
    ['end', `${chart.machine}_end`],
  ]);
  const idOf = uniqueIds([...wanted.keys()], {
    allowed: /[A-Za-z0-9_.-]/,
    wantedOf: (key) => wanted.get(key) ?? key,
  });
  return {
    stateId: (path: string) => idOf(stateKey(path)),
    aroundId: (path: string) => idOf(aroundKey(path)),
    invokeId: (path: string, id: string) => idOf(invokeKey(path, id)),
    timerId: (timer: ChartTransition) => idOf(timerKey(timer)),
    endId: idOf('end'),
  };
}

const isAround = ({ kind }: ChartState) => kind === 'parallel';
const aroundKey = (path: string) => `around ${path}`;
const stateKey = (path: string) => `state ${path}`;
const invokeKey = (path: string, id: string) => `invoke ${path} ${id}`;
const timerKey = ({ source, event }: ChartTransition) => `timer ${source} ${event}`;

/** `mail.*`; XState takes an asterisk elsewhere for the name of an event. */
const isPartial = (event: string) => event.endsWith('.*') && !event.slice(0, -2).split('.').includes('*');

/** How the names of events begin that SCXML itself sends, and our timers. */
const own = new Set(['done', 'error', 'after']);

/**
 * The names of events from outside, each written by its parts, so that those below a name stay
 * below it, and no two events get the same name.
 */
function eventNames({ states, transitions }: Chart): (event: string) => string {
  const actions = [
    ...states.flatMap(({ effects, exits = [] }) => [...effects, ...exits]),
    ...transitions.flatMap(({ effects }) => effects),
  ];
  const events = [
    ...transitions.flatMap(({ event, trigger, ended }) => (trigger ? (ended ?? []) : event)),
    ...actions.flatMap(({ raises }) => raises ?? []),
  ].map((event) => (isPartial(event) ? event.slice(0, -2) : event).split('.'));
  // An event `done.x` of the author would be taken for one of SCXML.
  const renamed = new Set(
    events.flatMap(([first = '', next]) => (next !== undefined && own.has(first) ? first : [])),
  );
  const keyOf = (part: string, index: number) =>
    index === 0 && renamed.has(part) ? `${part} from outside` : part;
  const partOf = uniqueIds(
    events.flatMap((parts) => parts.map(keyOf)),
    {
      allowed: /[A-Za-z0-9_-]/,
      begins: /^/,
    },
  );
  return (event) => event.split('.').map(keyOf).map(partOf).join('.');
}

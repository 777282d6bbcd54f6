import { type Text, textIn } from '@conexion/machines';
import type { Chart, ChartAction, ChartState, ChartTransition } from './chart.ts';
import { type ChartTree, treeOf } from './chart-tree.ts';
import type { Edge, Graph, Region, SelfRecord, State } from './graph.ts';
import { edgeId } from './graph-of.ts';
import { invokeText } from './invoke-text.ts';
import { readingOrder } from './reading-order.ts';
import { groupBy, stepsOf } from './steps-of.ts';

/**
 * The graph of any machine: composed states as regions within regions, the others as states. An
 * arrow to a composed state leads to where it begins, one to parallel regions to the region around
 * them.
 */
export function graphOfChart(chart: Chart): Graph {
  const tree = treeOf(chart);
  const moves = chart.transitions.flatMap((transition) => {
    const { source, target, alsoTo = [] } = transition;
    if (target === null || isRecord(transition)) return [];
    return [target, ...alsoTo].map((end) => ({ transition, source, end }));
  });
  const regions = chart.states.filter(isComposed).map((state) => regionOf(state, tree));
  const states = chart.states.filter((state) => !isComposed(state)).map(leafOf);
  // What waits for an event, for a while or for nothing is not one arrow.
  const arrows = [
    ...groupBy(moves, ({ source, end, transition: { trigger } }) =>
      trigger === undefined ? edgeId(source, end) : `${edgeId(source, end)}!${trigger}`,
    ).entries(),
  ].map(([id, group]) => {
    const [{ source, end }] = group as [(typeof group)[0]];
    return {
      id,
      source,
      target: end,
      steps: stepsOf(group.map(({ transition }) => withDoing(transition))),
    };
  });
  const { initial } = chart;
  const { isBack } = readingOrder({ regions, states, initial, edges: arrows });
  return {
    machine: chart.machine,
    version: chart.version,
    initial,
    starts: chart.states
      .filter(({ parent }) => tree.stateOf(parent ?? '')?.kind === 'parallel')
      .flatMap(({ kind, path, initial }) => (kind === 'atomic' ? [path] : initial === null ? [] : [initial])),
    regions,
    states,
    edges: arrows.map((arrow): Edge => ({ ...arrow, kind: isBack(arrow) ? 'back' : 'forward' })),
    records: recordsOf(chart),
    clauses: {},
    actors: {},
  };
}

const isComposed = ({ kind }: ChartState) => kind === 'compound' || kind === 'parallel';

/** What only leads back to where it is moves nothing that could be drawn. */
const isRecord = ({ source, target, alsoTo = [] }: ChartTransition) =>
  target === null || (target === source && alsoTo.length === 0);

const recordsOf = ({ transitions }: Chart): SelfRecord[] =>
  [...groupBy(transitions.filter(isRecord), ({ source }) => source)].flatMap(([source, own]) =>
    stepsOf(own.map(withDoing)).map((step, index) => ({
      id: `${source}!${step.event}!${index}`,
      source,
      step,
    })),
  );

function regionOf(state: ChartState, tree: ChartTree): Region {
  const { path, parent, initial, label } = state;
  const begins = tree.lineageOf(initial ?? '').find(({ parent }) => parent === path)?.path;
  return {
    id: path,
    parent,
    isParallel: state.kind === 'parallel',
    ...(begins !== undefined && { begins }),
    notes: notesOf(state),
    label,
    number: null,
    clauses: [],
    held: null,
  };
}

function leafOf(state: ChartState): State {
  const { path, parent, label, kind, history } = state;
  return {
    id: path,
    region: parent,
    label,
    number: kind === 'history' ? (history === 'deep' ? 'H*' : 'H') : null,
    clauses: [],
    closure: null,
    notes: notesOf(state),
  };
}

/** A transition as a step shows it: what it does is part of its label. */
function withDoing({ id, event, label, actor, guards, effects }: ChartTransition) {
  const doing = (lang: string) =>
    effects.length > 0 ? ` / ${effects.map((effect) => textIn(effect.label, lang)).join(', ')}` : '';
  return {
    id,
    event,
    label: Object.fromEntries(
      Object.keys(label).map((lang) => [lang, `${textIn(label, lang)}${doing(lang)}`]),
    ),
    actor,
    guards,
    roles: [],
    clauses: [],
  };
}

function notesOf({ kind, effects, exits = [], invokes = [] }: ChartState): Text[] {
  const note = (es: string, en: string, of: readonly Text[]): Text[] => {
    const list = (lang: string) => of.map((text) => textIn(text, lang)).join(', ');
    return of.length > 0 ? [{ es: `${es} ${list('es')}`, en: `${en} ${list('en')}` }] : [];
  };
  const labels = (actions: readonly ChartAction[]) => actions.map(({ label }) => label);
  return [
    ...note('entrada /', 'entry /', labels(effects)),
    ...note('salida /', 'exit /', labels(exits)),
    ...note('en curso:', 'running:', invokes.map(invokeText)),
    ...(kind === 'final' ? [{ es: 'final', en: 'final' }] : []),
  ];
}

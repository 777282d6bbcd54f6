import type { Chart, ChartState, ChartTransition } from '../graph/chart.ts';
import { treeOf } from '../graph/chart-tree.ts';
import { isStaying } from './scxml-conditions.ts';
import type { ScxmlNames } from './scxml-names.ts';

/** Where the transitions of a machine lead, by the rules of SCXML. */
export interface ScxmlTargets {
  /** The state that stands for the machine itself. */
  root: ChartState | undefined;
  /** Whether a state ends the whole document. */
  isEnd(state: ChartState): boolean;
  /** Whether what happens on entry and exit of a state stands around it. */
  isAround(state: ChartState): boolean;
  /** The attributes of a transition that say where it leads. */
  leadingOf(transition: ChartTransition, source: ChartState): { target?: string; type?: 'internal' };
}

export function scxmlTargets(chart: Chart, { stateId, aroundId }: ScxmlNames): ScxmlTargets {
  const tree = treeOf(chart);
  const root = chart.states.find(({ path, parent }) => parent === null && path === `#${chart.machine}`);
  // An end of the machine ends the document only outside of the state that stands for the machine.
  const isEnd = ({ kind, parent }: ChartState) =>
    kind === 'final' && (parent === null || (parent === root?.path && root.kind === 'compound'));
  /**
   * SCXML leaves a parallel state wherever a transition leads from one of its regions, or from
   * itself, into it; XState stays. What happens on its entry and exit so stands around it.
   */
  const isAround = ({ kind, path, effects, exits = [], invokes = [] }: ChartState) =>
    kind === 'parallel' &&
    [effects, exits, invokes, timersIn(tree.transitionsOf(path))].some((it) => it.length > 0);
  /** Named as a target, the state around is left and entered again. */
  const enteredId = (path: string) => {
    const state = tree.stateOf(path);
    return state && isAround(state) ? aroundId(path) : stateId(path);
  };
  const isInside = (path: string, source: string) => {
    const state = tree.stateOf(path);
    return state !== undefined && tree.isWithin(path, source) && !isEnd(state);
  };
  /**
   * Which states are left depends on what the machine names; what it leads back to without leaving,
   * it begins again.
   */
  const targetsOf = (transition: ChartTransition): readonly string[] => {
    const { source, named, reenters } = transition;
    const isKnown = named?.every((path) => tree.stateOf(path) && (path !== source || reenters));
    return named && isKnown ? named : innermost(transition);
  };
  return {
    root,
    isEnd,
    isAround,
    leadingOf: (transition, source) => {
      if (source.kind === 'history') return { target: innermost(transition).map(enteredId).join(' ') };
      const targets = isStaying(transition, chart) ? [] : targetsOf(transition);
      if (targets.length === 0) return {};
      const isStayed =
        !transition.reenters &&
        (source.kind === 'compound' || isAround(source)) &&
        targets.every((path) => isInside(path, source.path));
      if (!isStayed) return { target: targets.map(enteredId).join(' ') };
      const idOf = (path: string) => (path === source.path ? stateId(path) : enteredId(path));
      return { target: targets.map(idOf).join(' '), type: 'internal' };
    },
  };
}

/** The timers that a state starts: one for each event, whose transitions share it. */
export const timersIn = (transitions: readonly ChartTransition[]): ChartTransition[] => [
  ...new Map(transitions.filter(({ trigger }) => trigger === 'after').map((it) => [it.event, it])).values(),
];

const innermost = ({ target, alsoTo = [] }: ChartTransition) => (target === null ? [] : [target, ...alsoTo]);

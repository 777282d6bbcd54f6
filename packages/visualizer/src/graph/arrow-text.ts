import { type Text, textIn } from '@conexion/machines';
import type { Chart, ChartTransition } from './chart.ts';

const nowhere: Text = { es: 'se registra', en: 'recorded' };

/** How the states and transitions of charts are called in a line of text. */
export interface ArrowText {
  /** A state by its label, and by its path where that says more. */
  nameOf(path: string | null): string;
  endsOf(transition: ChartTransition): string;
  arrowOf(transition: ChartTransition): string;
}

/** The names of a chart, or of versions of one: the first that has a state names it. */
export function arrowText(charts: readonly Pick<Chart, 'states'>[], lang: string): ArrowText {
  const states = new Map(charts.toReversed().flatMap((it) => it.states.map((state) => [state.path, state])));
  const nameOf = (path: string | null) => {
    if (path === null) return textIn(nowhere, lang);
    const state = states.get(path);
    return state && textIn(state.label, lang) !== path ? `${textIn(state.label, lang)} (${path})` : path;
  };
  const endsOf = ({ source, target, alsoTo = [] }: ChartTransition) =>
    `${nameOf(source)} → ${[target, ...alsoTo].map(nameOf).join(', ')}`;
  return {
    nameOf,
    endsOf,
    arrowOf: (transition) => {
      const guards = transition.guards.map(({ label }) => textIn(label, lang)).join(', ');
      return `${textIn(transition.label, lang)}: ${endsOf(transition)}${guards === '' ? '' : ` [${guards}]`}`;
    },
  };
}

import { edgeOf, type Layout, type Overlay, type OverlayValue } from '@conexion/visualizer';
import { procedureWord } from '../i18n/language.ts';
import type { Metric } from '../route/measured.ts';
import { duration, wholeNumber } from '../time/durations.ts';
import type { Measures, TransitionMeasure } from './measures-body.ts';

interface Heat {
  amount: number;
  text: string;
  title: string;
}

/** The measures as an overlay of the flow. `title` says which number it is. */
export function heatOf(
  layout: Layout,
  { states, transitions }: Pick<Measures, 'states' | 'transitions'>,
  metric: Metric,
  { title, lang }: { title: string; lang: string },
): Overlay {
  const words = (amount: number) => (metric === 'count' ? wholeNumber(amount, lang) : duration(amount));
  const heats = new Map<string, Heat>();
  for (const { state, entered, medianSeconds, p90Seconds } of states) {
    const amount = { count: entered, median: medianSeconds, p90: p90Seconds }[metric];
    if (amount !== null)
      heats.set(state, { amount, text: words(amount), title: `${title}: ${words(amount)}` });
  }
  for (const [id, ways] of byArrow(layout, transitions)) {
    const heat = arrowHeat(ways, metric, words, lang);
    if (heat) heats.set(id, { ...heat, title: `${title}: ${heat.title}` });
  }
  const most = Math.max(1, ...[...heats.values()].map(({ amount }) => amount));
  const values = [...heats].map(([id, { amount, text, title: own }]): [string, OverlayValue] => [
    id,
    // By its root: of numbers so different, only the greatest would have any colour.
    { value: Math.sqrt(amount / most), text, title: own },
  ]);
  return { title, values: Object.fromEntries(values), scale: 'heat' };
}

/** An arrow that leaves a whole stage stands for several transitions. */
function byArrow(
  layout: Layout,
  transitions: Measures['transitions'],
): ReadonlyMap<string, TransitionMeasure[]> {
  const arrows = new Map<string, TransitionMeasure[]>();
  for (const way of transitions) {
    const id = edgeOf(layout, way);
    if (id !== null) arrows.set(id, [...(arrows.get(id) ?? []), way]);
  }
  return arrows;
}

/**
 * Counts are added up. Of times, the transition with the most passages gives the number of the
 * arrow, and the title lists all of them.
 */
function arrowHeat(
  ways: readonly TransitionMeasure[],
  metric: Metric,
  words: (amount: number) => string,
  lang: string,
): Heat | null {
  if (metric === 'count') {
    const amount = ways.reduce((total, { count }) => total + count, 0);
    return { amount, text: words(amount), title: words(amount) };
  }
  const timeOf = (way: TransitionMeasure) => (metric === 'median' ? way.medianSeconds : way.p90Seconds);
  const timed = ways.filter((way) => timeOf(way) !== null).sort((a, b) => b.count - a.count);
  const [first] = timed;
  if (!first) return null;
  const amount = timeOf(first) ?? 0;
  const all = timed.map((way) => `${words(timeOf(way) ?? 0)} (${procedureWord('state', way.from, lang)})`);
  return { amount, text: words(amount), title: timed.length === 1 ? words(amount) : all.join(', ') };
}

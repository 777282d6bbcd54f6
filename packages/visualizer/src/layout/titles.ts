import { type ClauseId, type Lang, label } from '@conexion/machines';
import type { Edge, Graph, SelfRecord, Step } from '../graph/graph.ts';
import { words } from './words.ts';

/** The words of each element, for screen readers and tooltips. */
export function titlesOf(graph: Graph, lang: Lang) {
  const labels = new Map(
    [...graph.regions, ...graph.states].map(({ id, label }) => [id, label[lang]] as const),
  );
  const nameOf = (id: string) => labels.get(id) ?? id;
  const clauseLines = (clauses: readonly ClauseId[]) =>
    clauses.map((clause) => `${clause}: ${graph.clauses[clause]?.[lang] ?? ''}`);
  const about = (step: Step): string[] => {
    const ways = step.ways
      .map(({ guards }) => guards.map(({ label }) => label[lang]).join(', '))
      .filter((way) => way !== '');
    return [
      ...(step.actor ? [`${words.by[lang]}: ${label('value', step.actor)[lang]}.`] : []),
      ...(ways.length > 0 ? [`${words.only[lang]}: ${ways.join(`; ${words.or[lang]} `)}.`] : []),
      ...clauseLines(step.clauses),
    ];
  };
  return {
    nameOf,
    place: ({ label, clauses }: Pick<Graph['states'][number], 'label' | 'clauses'>): string =>
      [`${label[lang]}.`, ...clauseLines(clauses)].join('\n'),
    edge: ({ source, target, steps }: Edge): string => {
      const ends = `${words.from[lang]} ${nameOf(source)} ${words.to[lang]} ${nameOf(target)}`;
      return steps.flatMap((step) => [`${step.label[lang]}, ${ends}.`, ...about(step)]).join('\n');
    },
    record: ({ source, step }: SelfRecord): string =>
      [`${step.label[lang]}, ${words.recordedIn[lang]} ${nameOf(source)}.`, ...about(step)].join('\n'),
  };
}

import { type ClauseId, textIn } from '@conexion/machines';
import type { Edge, Graph, SelfRecord, Step } from '../graph/graph.ts';
import { nameOfActor, words } from './words.ts';

/** The words of each element, for screen readers and tooltips. */
export function titlesOf(graph: Graph, lang: string) {
  const labels = new Map(
    [...graph.regions, ...graph.states].map(({ id, label }) => [id, textIn(label, lang)] as const),
  );
  const nameOf = (id: string) => labels.get(id) ?? id;
  const clauseLines = (clauses: readonly ClauseId[]) =>
    clauses.map((clause) => `${clause}: ${textIn(graph.clauses[clause] ?? {}, lang)}`);
  const about = (step: Step): string[] => {
    const ways = step.ways
      .map(({ guards }) => guards.map(({ label }) => textIn(label, lang)).join(', '))
      .filter((way) => way !== '');
    return [
      ...(step.actor ? [`${textIn(words.by, lang)}: ${nameOfActor(graph, step.actor, lang)}.`] : []),
      ...(ways.length > 0
        ? [`${textIn(words.only, lang)}: ${ways.join(`; ${textIn(words.or, lang)} `)}.`]
        : []),
      ...clauseLines(step.clauses),
    ];
  };
  return {
    nameOf,
    place: ({ label, clauses }: Pick<Graph['states'][number], 'label' | 'clauses'>): string =>
      [`${textIn(label, lang)}.`, ...clauseLines(clauses)].join('\n'),
    edge: ({ source, target, steps }: Edge): string => {
      const ends = `${textIn(words.from, lang)} ${nameOf(source)} ${textIn(words.to, lang)} ${nameOf(target)}`;
      return steps.flatMap((step) => [`${textIn(step.label, lang)}, ${ends}.`, ...about(step)]).join('\n');
    },
    record: ({ source, step }: SelfRecord): string =>
      [
        `${textIn(step.label, lang)}, ${textIn(words.recordedIn, lang)} ${nameOf(source)}.`,
        ...about(step),
      ].join('\n'),
  };
}

import { type AnyDefinition, type ClauseId, canonicalName, type Text, textIn } from '@conexion/machines';
import type { Graph } from '@conexion/visualizer';
import type { Route } from '../route/route.ts';

export interface Found {
  readonly element: NonNullable<Route['element']>;
  /** What it is called, and what tells it apart: its number, its clause. */
  readonly label: string;
  readonly aside: string;
}

interface Entry {
  element: Found['element'];
  label: Text<string>;
  aside: string;
  /** Everything that it can be found by, without accents and in small letters. */
  words: string;
}

/**
 * States, events, clauses and guards, each to be found in every language and by its name in the
 * machine.
 */
export function searchIndex(graph: Graph, definition: AnyDefinition): Entry[] {
  const entry = (element: Found['element'], label: Text<string>, aside: string): Entry => ({
    element,
    label,
    aside,
    words: canonicalName([...Object.values(label), element.id, aside].join('\n')),
  });
  const places = new Map([...graph.regions, ...graph.states].map((place) => [place.id, place]));
  const guards = new Map(
    [...graph.edges.flatMap(({ steps }) => steps), ...graph.records.map(({ step }) => step)]
      .flatMap(({ ways }) => ways.flatMap((way) => way.guards))
      .map((guard) => [`${guard.name} ${textIn(guard.label, 'es')}`, guard]),
  );
  return [
    ...[...places.values()].map(({ id, label, number }) =>
      entry({ kind: 'state', id }, label, number === null ? '' : `${number}`),
    ),
    ...definition.events.map(({ type, label }) => entry({ kind: 'event', id: type }, label, type)),
    ...(Object.keys(definition.clauses) as ClauseId[]).map((id) =>
      entry({ kind: 'clause', id }, definition.clauses[id], id),
    ),
    ...[...guards.values()].map(({ name, label, clause }) =>
      entry({ kind: 'guard', id: name }, label, clause ?? ''),
    ),
  ];
}

const plurals: readonly (readonly [RegExp, string])[] = [
  [/^(.{2,})ces$/, '$1z'],
  [/^(.{2,})ies$/, '$1y'],
  [/^(.{3,})es$/, '$1'],
  [/^(.{3,})s$/, '$1'],
];

/** A word as it was typed and, of a Spanish or English plural, the singulars that it may have. */
const formsOf = (word: string): string[] => [
  word,
  ...plurals
    .filter(([ending]) => ending.test(word))
    .map(([ending, singular]) => word.replace(ending, singular)),
];

/**
 * What holds every word of a question, or its singular, the best first: what begins with it, then
 * where a word does.
 */
export function search(index: readonly Entry[], question: string, lang: string): Found[] {
  const asked = canonicalName(question).split(/\s+/).filter(Boolean);
  if (asked.length === 0) return [];
  const whole = asked.join(' ');
  const forms = asked.map(formsOf);
  const rank = ({ words }: Entry): number => {
    const lines = words.split('\n');
    if (lines.includes(whole)) return 0;
    if (lines.some((line) => line.startsWith(whole))) return 1;
    const begins = (form: string) => new RegExp(`(^|[^\\p{L}\\p{N}])${escaped(form)}`, 'u').test(words);
    return forms.every((each) => each.some(begins)) ? 2 : 3;
  };
  return index
    .filter(({ words }) => forms.every((each) => each.some((form) => words.includes(form))))
    .map((entry) => ({ entry, rank: rank(entry) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry: { element, label, aside } }) => ({ element, label: textIn(label, lang), aside }));
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

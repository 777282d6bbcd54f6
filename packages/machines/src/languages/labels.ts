import { inEach, languages, type Text } from '../procedure/text.ts';
import type { LabelKind } from './label-kinds.ts';
import * as standard from './standard.ts';
import type { Words } from './words.ts';

/** The catalog of labels for people, by what they name. */
export const labels = {
  state: standard.state,
  event: standard.event,
  guard: standard.guard,
  condition: standard.condition,
  field: standard.field,
  value: standard.value,
  pendiente: standard.pendiente,
  role: standard.role,
  closure: standard.closure,
  category: standard.category,
  effect: standard.effect,
} as const satisfies Pick<Words, LabelKind>;

/**
 * The names of one kind that have a label: of `state`, the states and the regions that hold them.
 */
export type LabelKey<K extends LabelKind> = keyof Words[K] & string;

/**
 * The label of a thing, in every language.
 * @example
 * label('state', 'monitoreo.arribo').es; // 'Arribo'
 */
export const label = <K extends LabelKind>(kind: K, key: LabelKey<K>): Text => labelOf(kind, key);

/**
 * The label of a name that comes from data; a name that the catalog does not know is returned
 * as it is.
 * @example
 * labelOf('event', entry.type).en;
 */
export const labelOf = (kind: LabelKind, name: string): Text => wordIn(labels[kind], languages, name);

/** The words for a name; the name itself if there are none. */
export function wordIn<L extends string>(
  words: Readonly<Record<string, Text<L>>>,
  langs: readonly L[],
  name: string,
): Text<L> {
  return Object.hasOwn(words, name) ? (words[name] as Text<L>) : inEach(langs, () => name);
}

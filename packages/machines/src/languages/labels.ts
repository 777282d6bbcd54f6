import { closures } from '../procedure/closures.ts';
import { conditionLabels } from '../procedure/conditions.ts';
import { effectLabels } from '../procedure/effects.ts';
import { eventLabels } from '../procedure/events.ts';
import { categoryLabels, fieldLabels, valueLabels } from '../procedure/fields.ts';
import { pendientes } from '../procedure/pendientes.ts';
import { roleLabels } from '../procedure/roles.ts';
import { rules } from '../procedure/rules.ts';
import { inEach } from '../procedure/sentences.ts';
import { stateLabels } from '../procedure/states.ts';
import type { Text } from '../procedure/text.ts';

const labelsOf = <K extends string>(entries: Readonly<Record<K, { label: Text }>>) =>
  Object.fromEntries(
    Object.entries<{ label: Text }>(entries).map(([key, { label }]) => [key, label]),
  ) as Readonly<Record<K, Text>>;

/** The catalog of labels for people, by what they name. */
export const labels = {
  state: stateLabels,
  event: eventLabels,
  guard: labelsOf(rules),
  condition: conditionLabels,
  field: fieldLabels,
  value: valueLabels,
  pendiente: pendientes,
  role: roleLabels,
  closure: labelsOf(closures),
  category: categoryLabels,
  effect: effectLabels,
} as const satisfies Record<string, Readonly<Record<string, Text>>>;

/** What a label names: a state, an event, a guard, a field and so on. */
export type LabelKind = keyof typeof labels;

/** The names of one kind that have a label: of `state`, the states and the regions that hold them. */
export type LabelKey<K extends LabelKind> = keyof (typeof labels)[K] & string;

/**
 * The label of a thing, in every language.
 * @example
 * label('state', 'monitoreo.arribo').es; // 'Arribo'
 */
export const label = <K extends LabelKind>(kind: K, key: LabelKey<K>): Text => labelOf(kind, key);

/**
 * The label of a name that comes from data; one that the catalog does not know is its own label.
 * @example
 * labelOf('event', entry.type).en;
 */
export function labelOf(kind: LabelKind, name: string): Text {
  const entries: Readonly<Record<string, Text>> = labels[kind];
  return Object.hasOwn(entries, name) ? (entries[name] as Text) : inEach(() => name);
}

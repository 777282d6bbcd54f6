import { closures } from './closures.ts';
import { conditionLabels } from './conditions.ts';
import { effectLabels, eventLabels } from './events.ts';
import { categoryLabels, fieldLabels, valueLabels } from './fields.ts';
import { pendientes } from './pendientes.ts';
import { roleLabels } from './roles.ts';
import { rules } from './rules.ts';
import { stateLabels } from './states.ts';
import type { Text } from './text.ts';

const labelsOf = <K extends string>(entries: Readonly<Record<K, { label: Text }>>) =>
  Object.fromEntries(Object.entries<{ label: Text }>(entries).map(([key, { label }]) => [key, label]));

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

export type LabelKind = keyof typeof labels;

/** The label of a thing; a name that the catalog does not know is its own label. */
export function label(kind: LabelKind, key: string): Text {
  const entries: Readonly<Record<string, Text>> = labels[kind];
  return entries[key] ?? { es: key, en: key };
}

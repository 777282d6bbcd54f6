import { closures } from '../procedure/closures.ts';
import { conditionLabels } from '../procedure/conditions.ts';
import { effectLabels } from '../procedure/effects.ts';
import { eventLabels } from '../procedure/events.ts';
import { categoryLabels, fieldLabels, valueLabels } from '../procedure/fields.ts';
import { pendientes } from '../procedure/pendientes.ts';
import { roleLabels } from '../procedure/roles.ts';
import { rules } from '../procedure/rules.ts';
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

export type LabelKind = keyof typeof labels;

/** The label of a thing; a name that the catalog does not know is its own label. */
export function label(kind: LabelKind, key: string): Text {
  const entries: Readonly<Record<string, Text>> = labels[kind];
  return entries[key] ?? { es: key, en: key };
}

/** What labels name: a state, an event, a guard, a field and so on. */
export const labelKinds = [
  'state',
  'event',
  'guard',
  'condition',
  'field',
  'value',
  'pendiente',
  'role',
  'closure',
  'category',
  'effect',
] as const;
/** What a label names: a state, an event, a guard, a field and so on. */
export type LabelKind = (typeof labelKinds)[number];

import type { AnyDefinition } from '@conexion/machines';

/** Whether two machines decide alike: other words alone make no other machine. */
export const isSameMachine = (one: AnyDefinition, other: AnyDefinition): boolean =>
  decidingPart(one) === decidingPart(other);

const decidingPart = ({ initial, states, transitions, events, replaced }: AnyDefinition): string =>
  JSON.stringify({ initial, states, transitions, events, replaced }, (key, value) =>
    key === 'label' ? undefined : value,
  );

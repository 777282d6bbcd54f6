import type { Names, TransitionDefinition } from '@conexion/machines';
import type { Guard, Step } from './graph.ts';

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

export function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** What a step shows of a transition: of the procedure, or of any machine. */
type Transition = Pick<TransitionDefinition<string, Names>, 'id' | 'label' | 'roles' | 'clauses'> & {
  event: string;
  actor: Step['actor'];
  guards: readonly Guard[];
};

/** The transitions of one place to another, event by event. */
export function stepsOf(transitions: readonly Transition[]): Step[] {
  const byEvent = groupBy(transitions, ({ event, actor, label }) =>
    [event, actor, ...Object.values(label)].join(' '),
  );
  return [...byEvent.values()].map((ways) => {
    const [first] = ways as [Transition];
    return {
      event: first.event,
      label: first.label,
      actor: first.actor,
      roles: unique(ways.flatMap(({ roles }) => roles)),
      clauses: unique(ways.flatMap(({ clauses }) => clauses)),
      ways: ways.map(({ id, guards }) => ({ transition: id, guards })),
    };
  });
}

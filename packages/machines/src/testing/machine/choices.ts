import fc from 'fast-check';
import { type AnyActorRef, type AnyEventObject, type AnyStateMachine, getNextTransitions } from 'xstate';
import { KitError } from '../kit-error.ts';
import { type EventSources, takes } from './event-sources.ts';
import type { MachineStep, Position } from './position.ts';

/** A kind of step that can be tried where a machine stands. */
export interface Choice {
  /** The same for the same choice elsewhere on the walk. */
  key: string;
  steps: fc.Arbitrary<MachineStep>;
}

/** What can be tried where a machine stands: its events, what is due, and its children. */
export function choicesAt(
  machine: AnyStateMachine,
  { snapshot, timers, ended }: Position,
  sources: EventSources,
): Choice[] {
  if (snapshot.status !== 'active') return [];
  const descriptors = getNextTransitions(snapshot).map(({ eventType }) => eventType);
  const isTaken = (type: string): boolean => descriptors.some((descriptor) => takes(descriptor, type));
  const choices = [...sources.sent]
    .filter(([type]) => isTaken(type))
    .map(([type, events]) => choice('event', type, events));
  const [due] = timers;
  if (due) choices.push(choice('timer', due.event.type, fc.constant(due.event)));
  for (const [id, child] of Object.entries<AnyActorRef | undefined>(snapshot.children)) {
    if (!child || ended.has(child)) continue;
    for (const [kind, what, type] of [
      ['done', 'output', `xstate.done.actor.${id}`],
      ['error', 'error', `xstate.error.actor.${id}`],
      ['snapshot', 'snapshot', `xstate.snapshot.${id}`],
    ] as const) {
      if (!isTaken(type)) continue;
      const values = sources.ofChild(child, id, what);
      if (values) choices.push(choice(kind, type, fromChild(values, type, id, what)));
      else if (descriptors.includes(type)) throw unknownChild(machine, id, what);
    }
  }
  return choices;
}

const choice = (kind: MachineStep['kind'], type: string, events: fc.Arbitrary<AnyEventObject>): Choice => ({
  key: `${kind} ${type}`,
  steps: events.map(
    (event): MachineStep => ({ kind, event }),
    (step) => (step as MachineStep).event,
  ),
});

const fromChild = (values: fc.Arbitrary<unknown>, type: string, actorId: string, what: string) =>
  values.map(
    (value): AnyEventObject => ({ type, actorId, [what]: value }),
    (event) => (event as AnyEventObject)[what] as unknown,
  );

const unknownChild = (machine: AnyStateMachine, id: string, what: string): KitError =>
  new KitError(
    'child-without-schema',
    `The machine ${machine.id} waits for the ${what} of ${id}: give children: { ${JSON.stringify(id)}: { ${what}: … } }`,
  );

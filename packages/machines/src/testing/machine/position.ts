import {
  type AnyActorRef,
  type AnyEventObject,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  initialTransition,
  transition,
} from 'xstate';

/** An event that the machine gave itself for later: `after`, or a `raise` with a delay. */
interface Timer {
  id: string | undefined;
  event: AnyEventObject;
  /** In milliseconds since the machine began. */
  dueAt: number;
}

/** Where a machine stands on a walk. Nothing that it invokes or spawns runs, and no clock ticks. */
export interface Position {
  snapshot: AnyMachineSnapshot;
  /** In milliseconds since the machine began, by the simulated clock. */
  now: number;
  /** What is due, earliest first. */
  timers: readonly Timer[];
  /** The children that have ended. */
  ended: ReadonlySet<AnyActorRef>;
}

/** One step of a walk. */
export interface MachineStep {
  /**
   * `event` is sent from outside; with `timer` the clock goes to the next event that is due;
   * `done`, `error` and `snapshot` come from a child.
   */
  kind: 'event' | 'timer' | 'done' | 'error' | 'snapshot';
  /** As the machine receives it: with a child's `output`, `error` or `snapshot`. */
  event: AnyEventObject;
}

interface Action {
  type: string;
  params?: unknown;
}

/** Where a machine begins. */
export function positionAtStart(machine: AnyStateMachine, input: unknown): Position {
  const begin = initialTransition as (
    machine: AnyStateMachine,
    input: unknown,
  ) => [AnyMachineSnapshot, Action[]];
  const [snapshot, actions] = begin(machine, input);
  return { snapshot, now: 0, timers: scheduled([], actions, 0), ended: new Set() };
}

/** Where a machine stands after a step. Throws what a guard or an action of the machine throws. */
export function advanced(
  machine: AnyStateMachine,
  position: Position,
  { kind, event }: MachineStep,
): Position {
  const [due, ...later] = position.timers;
  const isTimer = kind === 'timer' && due !== undefined;
  const now = isTimer ? due.dueAt : position.now;
  const step = transition as (
    machine: AnyStateMachine,
    snapshot: AnyMachineSnapshot,
    event: AnyEventObject,
  ) => [AnyMachineSnapshot, Action[]];
  const [snapshot, actions] = step(machine, position.snapshot, event);
  const child = position.snapshot.children[String(event.actorId)];
  const hasEnded = child !== undefined && (kind === 'done' || kind === 'error');
  return {
    snapshot,
    now,
    timers: scheduled(isTimer ? later : position.timers, actions, now),
    ended: hasEnded ? new Set([...position.ended, child]) : position.ended,
  };
}

/** The timers after some actions: those with a delay are added, cancelled ones leave. */
function scheduled(timers: readonly Timer[], actions: readonly Action[], now: number): readonly Timer[] {
  let left = [...timers];
  for (const { type, params } of actions) {
    const { event, id, delay, sendId } = (params ?? {}) as Record<string, unknown>;
    if (type === 'xstate.cancel') left = left.filter((timer) => timer.id !== sendId);
    if (type === 'xstate.raise' && typeof delay === 'number')
      left.push({ id: id as string | undefined, event: event as AnyEventObject, dueAt: now + delay });
  }
  return left.sort((a, b) => a.dueAt - b.dueAt);
}

import {
  type AnyActorRef,
  type AnyActorScope,
  type AnyStateMachine,
  type EventFrom,
  type Observer,
  StateMachine,
} from 'xstate';
import type { z } from 'zod';
import type { Checked } from '../values/check.ts';
import { typeOf } from './parse-event.ts';
import { errorIn } from './parse-input.ts';
import { createRefusals, type RefusalWords } from './refusal.ts';
import { issuesOf } from './result.ts';
import { SnapshotError } from './snapshot-error.ts';

interface Checks<TMachine extends AnyStateMachine> {
  checkEvent(value: unknown): Checked<EventFrom<TMachine>>;
  /** Of what XState persisted: a snapshot is restored whole or not at all. */
  contextSchema: z.ZodType;
}

const notPersisted = 'Not the persisted snapshot of an actor of this machine';

/** The event that is being taken. It was checked, and XState asks the machine about it again. */
let underWay: unknown;

/** Takes an event that was checked, as XState's own machine does. */
export function takeChecked<TMachine extends AnyStateMachine>(
  machine: TMachine,
  snapshot: Parameters<TMachine['transition']>[0],
  event: EventFrom<TMachine>,
  scope: Parameters<TMachine['transition']>[2],
): ReturnType<TMachine['transition']> {
  const outer = underWay;
  underWay = event;
  try {
    return StateMachine.prototype.transition.call(
      machine,
      snapshot as never,
      event as never,
      scope as never,
    ) as never;
  } finally {
    underWay = outer;
  }
}

/**
 * A machine that checks what reaches it, so that a live actor survives it. XState ends an actor
 * whose guard or action throws, and with it the process. Here an event that is malformed changes
 * nothing: inspection shows it refused, as the action `refuse` with the refusal in its `params`, in
 * the words given. Bad input ends the actor in the status `error`, and the process lives.
 */
export function checkedMachine<TMachine extends AnyStateMachine, L extends string>(
  machine: TMachine,
  { checkEvent, contextSchema }: Checks<TMachine>,
  words: RefusalWords<L>,
): TMachine {
  const { invalidEvent } = createRefusals(words);

  class CheckedMachine extends AnyMachine {
    override transition(snapshot: never, event: never, scope: AnyActorScope) {
      // How XState stops an actor: it is no event of the procedure, and cannot be refused.
      if (typeOf(event) === 'xstate.stop') return super.transition(snapshot, event, scope);
      const checked = checkEvent(event);
      if (checked.ok) return takeChecked(this as AnyStateMachine, snapshot, checked.value, scope);
      const params = invalidEvent(issuesOf(checked.faults, words.valueRule));
      scope.actionExecutor({ type: 'refuse', params, info: undefined, args: [], exec: undefined } as never);
      return snapshot;
    }

    override getTransitionData(snapshot: never, event: never) {
      if (underWay !== undefined && event === underWay) return super.getTransitionData(snapshot, event);
      const checked = checkEvent(event);
      return checked.ok ? super.getTransitionData(snapshot, checked.value as never) : [];
    }

    override getInitialSnapshot(scope: AnyActorScope, input: never) {
      acceptAnything(scope.self);
      const snapshot = super.getInitialSnapshot(scope, input);
      if (snapshot.status !== 'error') return snapshot;
      keepErrorInside(scope.self);
      return { ...snapshot, error: errorIn(snapshot.error, words.valueRule) };
    }

    override restoreSnapshot(persisted: never, scope: AnyActorScope) {
      acceptAnything(scope.self);
      try {
        const { status, context } = persisted as { status?: unknown; context?: unknown };
        if (status === 'error') throw new Error('It is the snapshot of an actor that failed');
        contextSchema.parse(context);
        return super.restoreSnapshot(persisted, scope);
      } catch (cause) {
        keepErrorInside(scope.self);
        throw new SnapshotError('snapshot-malformed', notPersisted, { cause });
      }
    }

    override provide(given: never) {
      const { config, implementations } = super.provide(given);
      return new CheckedMachine(config, implementations);
    }
  }

  return new CheckedMachine(machine.config, machine.implementations) as unknown as TMachine;
}

/** XState's class, whatever its machine's types. */
const AnyMachine = StateMachine as unknown as new (
  config: unknown,
  implementations: unknown,
) => AnyStateMachine;

/**
 * XState reads the `type` of whatever is sent. An event whose type cannot be read would stall the
 * actor, and one with the name by which `stop()` ends an actor would end it.
 */
function acceptAnything(self: AnyActorRef): void {
  const { send } = self;
  self.send = (event) => {
    try {
      const type = typeOf(event);
      const isOrdinary = typeof type === 'string' && type !== 'xstate.stop';
      send(isOrdinary ? event : { type: '', sent: event });
    } catch (error) {
      // A stopped actor takes nothing, and XState's warning about it fails for an event that is no
      // JSON.
      if (self.getSnapshot().status === 'active') throw error;
    }
  };
}

/**
 * XState throws an actor's error at the process unless each observer handles it. Here the snapshot
 * tells it.
 */
function keepErrorInside(self: AnyActorRef): void {
  const subscribe = self.subscribe.bind(self);
  const keeping = (
    given: Partial<Observer<unknown>> | ((snapshot: unknown) => void),
    error?: Observer<unknown>['error'],
    complete?: Observer<unknown>['complete'],
  ) => {
    const observer = typeof given === 'function' ? { next: given, error, complete } : given;
    return subscribe(
      (snapshot) => observer.next?.(snapshot),
      (cause) => observer.error?.(cause),
      () => observer.complete?.(),
    );
  };
  self.subscribe = keeping as AnyActorRef['subscribe'];
  keeping({});
}

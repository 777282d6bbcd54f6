import fc from 'fast-check';
import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type EventFrom,
  getNextTransitions,
  type InputFrom,
  initialTransition,
  transition,
} from 'xstate';
import type { z } from 'zod';
import { arbitraryOf } from './arbitrary-of.ts';

/** How walks on any XState machine are generated. */
export interface MachineWalkOptions<TMachine extends AnyStateMachine> {
  input?: InputFrom<TMachine>;
  /** Steps at most; 40 by default. */
  maxSteps?: number;
  /** Payloads tried until a guard lets one through; 20 by default. */
  attempts?: number;
}

/**
 * Walks of accepted events on any XState 5 machine whose events have zod schemas, by their type.
 * Each step takes an event of the machine's current state. Its payload is any that the schema
 * accepts, so a guard that rejects almost every payload is rarely passed.
 */
export function machineWalk<TMachine extends AnyStateMachine>(
  machine: TMachine,
  schemas: Readonly<Record<string, z.ZodType>>,
  { input, maxSteps = 40, attempts = 20 }: MachineWalkOptions<TMachine> = {},
): fc.Arbitrary<readonly EventFrom<TMachine>[]> {
  const begin = initialTransition as (
    machine: AnyStateMachine,
    input: unknown,
  ) => [AnyMachineSnapshot, unknown];

  const next = (snapshot: AnyMachineSnapshot, { choice, seed }: Step): EventFrom<TMachine> | undefined => {
    const types = [...new Set(getNextTransitions(snapshot).map(({ eventType }) => eventType))];
    for (let turn = 0; turn < types.length; turn++) {
      const schema = schemas[types[(choice + turn) % types.length] ?? ''];
      const events = schema ? fc.sample(arbitraryOf(schema), { seed, numRuns: attempts }) : [];
      const taken = events.find((event) => snapshot.can(event as never));
      if (taken) return taken as EventFrom<TMachine>;
    }
    return undefined;
  };

  return fc.array(step, { maxLength: maxSteps, size: 'max' }).map((steps) => {
    const walk: EventFrom<TMachine>[] = [];
    let [snapshot] = begin(machine, input);
    for (const each of steps) {
      const event = next(snapshot, each);
      if (!event) break;
      walk.push(event);
      [snapshot] = transition(machine, snapshot as never, event) as unknown as [AnyMachineSnapshot];
    }
    return walk;
  });
}

interface Step {
  /** Which of the event types of the state. */
  choice: number;
  /** Of its payload. */
  seed: number;
}

const step: fc.Arbitrary<Step> = fc.record({ choice: fc.nat({ max: 9999 }), seed: fc.nat() });

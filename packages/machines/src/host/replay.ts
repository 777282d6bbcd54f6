import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import { recordedContext } from '../asistencia/context.ts';
import type { AsistenciaInput } from '../asistencia/input.ts';
import type { Words } from '../languages/words.ts';
import type { Decisions } from './decisions.ts';
import type { AsistenciaMachine, AsistenciaSnapshot } from './describe.ts';
import { errorIn } from './parse-input.ts';
import type { Refusal } from './refusal.ts';

type Replay = (input: AsistenciaInput, events: Iterable<AsistenciaEvent>) => AsistenciaSnapshot;

/** Leads from the input of an asistencia through its journal, on one machine. */
export function createReplay<L extends string>(
  machine: AsistenciaMachine,
  decide: Decisions<L>['decide'],
  { valueRule }: Words<L, 'valueRule'>,
): Replay {
  /** Where a journal begins. */
  function reopened(input: AsistenciaInput): AsistenciaSnapshot {
    try {
      const context = recordedContext(input);
      return machine.resolveState({ value: 'aperturaDeAsistencia', context }) as AsistenciaSnapshot;
    } catch (error) {
      throw errorIn(error, valueRule);
    }
  }

  return (input, events) => {
    let snapshot = reopened(input);
    for (const event of events) {
      const decision = decide(snapshot, event);
      if (!decision.accepted)
        throw new Error(
          `The journal holds a refused ${event.type}: ${decision.refusals.map(inShort).join(', ')}`,
        );
      snapshot = decision.snapshot;
    }
    return snapshot;
  };
}

/** For a log: the codes that are the same in every language. */
const inShort = (refusal: Refusal<string>): string =>
  refusal.code === 'guard-refused' ? `${refusal.code} ${refusal.guard} (${refusal.clause})` : refusal.code;

import { z } from 'zod';
import type { EventType } from '../asistencia/events.ts';
import { MalformedInput } from '../asistencia/malformed-input.ts';
import type { Words } from '../languages/words.ts';
import type { Role } from '../procedure/roles.ts';
import type { Lang } from '../procedure/text.ts';
import { check } from '../values/check.ts';
import { instant } from '../values/instant.ts';
import { type By, by } from '../values/parties.ts';
import { type AllowedEvent, allowedIn, type BlockedEvent, blockedIn } from './allowed.ts';
import type { Binding } from './binding.ts';
import { sendersOf } from './candidates.ts';
import type { AsistenciaMachine, AsistenciaSnapshot, Description } from './describe.ts';
import { refuseUnknownEvent } from './event-table.ts';
import type { Names, NoNames } from './names.ts';
import { errorIn } from './parse-input.ts';
import { createRefusals, type RefusalWords } from './refusal.ts';
import { tableOf } from './table.ts';

/** What a machine says of an asistencia without an event. */
export interface Questions<L extends string = Lang, N extends Names = NoNames> {
  /** The events that `by` could have accepted at `at`, each with some payload. */
  allowed(snapshot: AsistenciaSnapshot, who: { at: string; by: By }): AllowedEvent<L, N>[];
  /** The events of the present state that `by` could not have accepted at `at`, and why. */
  blocked(snapshot: AsistenciaSnapshot, who: { at: string; by: By }): BlockedEvent<L, N>[];
  /** The roles that may send an event where the asistencia stands. */
  sendersOf(snapshot: AsistenciaSnapshot, type: EventType | N['event']['type']): readonly Role[];
  /** Where an asistencia stands, in the procedure's words. */
  describe(snapshot: AsistenciaSnapshot): Description<N>;
}

const callerSchema = /* @__PURE__ */ z.object({ at: instant, by });

/** The answers of one machine in the words of its host, about snapshots that `bind` binds to it. */
export function createQuestions<L extends string>(
  machine: AsistenciaMachine,
  { bind }: Pick<Binding, 'bind'>,
  words: RefusalWords<L> & Words<L, 'speech'>,
): Questions<L> {
  const refusals = createRefusals(words);

  /** An untyped program may leave out who asks, or when, or misspell a role. */
  function checkCaller(who: unknown): void {
    const checked = check(callerSchema, who);
    if (!checked.ok) throw errorIn(new MalformedInput(checked.faults), words.valueRule);
  }

  return {
    allowed(snapshot, who) {
      checkCaller(who);
      return allowedIn(bind(snapshot), who, words);
    },
    blocked(snapshot, who) {
      checkCaller(who);
      return blockedIn(bind(snapshot), who, words.event, refusals);
    },
    sendersOf(snapshot, type) {
      refuseUnknownEvent(machine, type);
      return sendersOf(bind(snapshot), type);
    },
    describe: (snapshot) => {
      const bound = bind(snapshot);
      const { state, meta } = tableOf(machine).placeOf(bound);
      return {
        state,
        stage: meta.stage ?? null,
        subStage: meta.subStage ?? null,
        closureStatus: meta.closureStatus ?? null,
        category: bound.context.category,
        final: bound.status === 'done',
      };
    },
  };
}

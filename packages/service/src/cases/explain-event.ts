import { type By, type EventRequest, stamp } from '@conexion/machines';
import { answerOnce, asRemembered, type Command } from './answer-once.ts';
import { snapshotOf } from './asistencia-view.ts';
import { type Deps, stampAfter } from './deps.ts';
import { done, type Outcome, type RefusedBecause } from './outcome.ts';
import type { Asistencia } from './records.ts';

export interface Explanation {
  accepted: boolean;
  refusals: readonly RefusedBecause[];
}

interface Sent extends Command {
  by: By;
  asistenciaId: string;
  request: EventRequest;
}

/** Whether an event would be accepted now, and every reason against it. Changes nothing. */
export const explainEvent = ({ store, clock, procedure }: Deps, sent: Sent): Promise<Outcome<Explanation>> =>
  answerOnce<Asistencia, Explanation>(store, sent, {
    find: () => store.asistencia(sent.asistenciaId),
    attempt: (found) => {
      const snapshot = snapshotOf(procedure, found);
      const at = stampAfter(clock, found.lastAt);
      const refusals = procedure.explain(snapshot, stamp(sent.request, { at, by: sent.by }));
      const answer = done({ accepted: refusals.length === 0, refusals });
      return { answer, change: {}, memory: answer };
    },
    recall: asRemembered,
  });

import { answerOnce, asRemembered, type Command } from './answer-once.ts';
import { type Deps, stampAfter } from './deps.ts';
import { ofTheCase } from './journal.ts';
import { done, type Outcome } from './outcome.ts';
import type { Entry, Expediente } from './records.ts';
import { roleRefusal } from './role-refusal.ts';
import { staleRevision } from './stale-revision.ts';

interface Sent extends Command {
  expedienteId: string;
  request: { to: string; reason: string };
}

/** Hands a case to another coordinator; the pendientes that were the former one's follow. */
export const transferExpediente = ({ store, clock, newId }: Deps, sent: Sent): Promise<Outcome<Expediente>> =>
  answerOnce<Expediente, Expediente>(store, sent, {
    find: () => store.expediente(sent.expedienteId),
    attempt: (found) => {
      const { by, request } = sent;
      const refused = roleRefusal(by) ?? staleRevision(sent, found.revision);
      if (refused) return { refused };
      const expediente: Expediente = {
        ...found,
        coordinator: { id: request.to, name: null },
        revision: found.revision + 1,
      };
      const entry: Entry = {
        ...ofTheCase({ id: newId(), at: stampAfter(clock, found.openedAt), by }, found.id),
        kind: 'expediente',
        type: 'expediente.transferred',
        payload: { from: found.coordinator.id, ...request },
        clauses: ['ours'],
      };
      const answer = done(expediente);
      return {
        answer,
        change: {
          expediente,
          handover: { expedienteId: found.id, from: found.coordinator.id, to: request.to },
          entries: [entry],
          expedienteId: found.id,
        },
        memory: answer,
      };
    },
    recall: asRemembered,
  });

import { openExpediente as openMachine } from '@conexion/machines';
import { answerOnce, asRemembered, type Command } from './answer-once.ts';
import type { Deps } from './deps.ts';
import { ofTheCase } from './journal.ts';
import { done, type Outcome } from './outcome.ts';
import type { Expediente } from './records.ts';
import { roleRefusal } from './role-refusal.ts';

export type ExpedienteRequest = Pick<Expediente, 'holder' | 'contact' | 'location' | 'call'>;

/** Opens a case (4.6), held by its caller: every request has one, even a refused one (5.1.C). */
export function openExpediente(
  { store, clock, newId }: Deps,
  command: Command & { request: ExpedienteRequest },
): Promise<Outcome<Expediente>> {
  const { by, request } = command;
  return answerOnce<true, Expediente>(store, command, {
    // A new case: there is nothing to find.
    find: async () => true,
    attempt: () => {
      const refused = roleRefusal(by);
      if (refused) return { refused };
      const at = clock();
      const snapshot = openMachine();
      const expediente: Expediente = {
        id: newId(at),
        revision: 1,
        status: snapshot.status,
        snapshot,
        coordinator: { id: by.id, name: by.name ?? null },
        openedAt: at,
        ...request,
      };
      const entry = {
        ...ofTheCase({ id: newId(), at, by }, expediente.id),
        kind: 'expediente' as const,
        type: 'expediente.opened',
        callId: request.call.id,
        payload: {},
        clauses: ['4.6', '5.1.C'] as const,
      };
      const answer = done(expediente);
      return {
        answer,
        change: { expediente, entries: [entry], expedienteId: expediente.id },
        memory: answer,
      };
    },
    recall: asRemembered,
  });
}

import { openExpediente as openMachine } from '@conexion/machines';
import { answerOnce, asRemembered, type Command } from './answer-once.ts';
import { summaryOf } from './asistencia-view.ts';
import type { CaseData } from './case-data.ts';
import type { Deps } from './deps.ts';
import { ofTheCase } from './journal.ts';
import type { AsistenciaRequest } from './open-asistencia.ts';
import { openIn } from './open-in.ts';
import { done, type Outcome } from './outcome.ts';
import type { ExpedienteView } from './read-cases.ts';
import type { Expediente } from './records.ts';
import { roleRefusal } from './role-refusal.ts';
import type { Change } from './store.ts';

export interface ExpedienteRequest extends CaseData {
  /** Opened with the case, or neither is. */
  asistencia?: Pick<AsistenciaRequest, 'service' | 'plan'> | undefined;
}

/**
 * Opens a case (4.6), held by its caller, and its first asistencia where one is asked for: every
 * request has a case, even a refused one (5.1.C).
 */
export function openExpediente(
  deps: Deps,
  command: Command & { request: ExpedienteRequest },
): Promise<Outcome<ExpedienteView>> {
  const { store, clock, newId } = deps;
  const { by, request } = command;
  return answerOnce<true, ExpedienteView>(store, command, {
    // A new case: there is nothing to find.
    find: async () => true,
    attempt: () => {
      const refused = roleRefusal(by);
      if (refused) return { refused };
      const at = clock();
      const snapshot = openMachine();
      const { asistencia, ...data } = request;
      const opened: Expediente = {
        id: newId(at),
        revision: 1,
        status: snapshot.status,
        snapshot,
        coordinator: { id: by.id, name: by.name ?? null },
        openedAt: at,
        ...data,
      };
      const entry = {
        ...ofTheCase({ id: newId(), at, by }, opened.id),
        kind: 'expediente' as const,
        type: 'expediente.opened',
        callId: request.call.id,
        payload: {},
        clauses: ['4.6', '5.1.C'] as const,
      };
      const first = asistencia && firstOf(deps, opened, { asistencia, at, by });
      const expediente = first?.expediente ?? opened;
      const answer = done({ ...expediente, asistencias: first?.asistencias ?? [] });
      const change: Change = {
        ...first?.change,
        expediente,
        entries: [entry, ...(first?.change.entries ?? [])],
        expedienteId: expediente.id,
      };
      return { answer, change, memory: answer };
    },
    recall: asRemembered,
  });
}

/** The first asistencia of a new case. */
function firstOf(
  deps: Deps,
  expediente: Expediente,
  {
    asistencia,
    at,
    by,
  }: Pick<Required<ExpedienteRequest>, 'asistencia'> & Pick<Command, 'by'> & { at: string },
) {
  const input = { ...asistencia, call: expediente.call, openedAt: at, policy: deps.policy };
  const {
    entry,
    expediente: opened,
    asistencia: record,
    pendientes,
  } = openIn(deps, expediente, { input, at, by });
  const change = { asistencia: record, pendientes, entries: [entry] };
  return { expediente: opened, asistencias: [summaryOf(record)], change };
}

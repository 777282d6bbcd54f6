import type { Insertable } from 'kysely';
import { fold } from '../../cases/fold.ts';
import type { Asistencia, Entry, Expediente } from '../../cases/records.ts';
import type { Change, PendienteWrite, RememberedAnswer } from '../../cases/store.ts';
import { mostSeconds } from '../database/features.ts';
import type { EntryData } from '../database/records-of-rows.ts';
import type { Tables } from '../database/schema.ts';
import { searchTextOf, searchTextOfCall } from '../database/search-text.ts';

type NewRow<Table extends keyof Tables> = Insertable<Tables[Table]>;

/** What a change writes, by table: plain data, which passes between threads as it is. */
export interface ChangeRows {
  expedientes: readonly ReturnType<typeof expedienteRow>[];
  asistencias: readonly ReturnType<typeof asistenciaRow>[];
  asistenciasInPlace: readonly ReturnType<typeof inPlaceRow>[];
  pendientes: readonly ReturnType<typeof pendienteRow>[];
  answers: readonly ReturnType<typeof answerRow>[];
  entries: readonly ReturnType<typeof entryRow>[];
  /** Cases whose status is copied to their asistencias. */
  statuses: readonly { expedienteId: string; status: 'abierto' | 'cerrado' }[];
  handovers: readonly NonNullable<Change['handover']>[];
  /** What is added to the texts by which cases are found. */
  searches: readonly { expedienteId: string; added: string }[];
}

/**
 * The rows of a change; `isInPlace` where its asistencia differs from the revision before in none
 * of the indexed columns. Throws where a part of it cannot be JSON.
 */
export function rowsOf(change: Change, now: string, isInPlace: boolean): ChangeRows {
  const { expediente, asistencia, pendientes = [], handover, entries = [], answer, expedienteId } = change;
  const { laterCall } = change;
  return {
    expedientes: expediente ? [expedienteRow(expediente)] : [],
    asistencias: asistencia && !isInPlace ? [asistenciaRow(asistencia)] : [],
    asistenciasInPlace: asistencia && isInPlace ? [inPlaceRow(asistencia)] : [],
    pendientes: pendientes.map(pendienteRow),
    answers: answer ? [answerRow(answer, expedienteId, now)] : [],
    entries: entries.map(entryRow),
    statuses:
      expediente && expediente.revision > 1
        ? [{ expedienteId: expediente.id, status: expediente.status }]
        : [],
    handovers: handover ? [handover] : [],
    searches: laterCall
      ? [{ expedienteId: laterCall.expedienteId, added: searchTextOfCall(laterCall.id) }]
      : [],
  };
}

export function expedienteRow(expediente: Expediente): NewRow<'expediente'> {
  const { holder, contact, location, call, coordinator } = expediente;
  return {
    id: expediente.id,
    revision: expediente.revision,
    status: expediente.status,
    coordinator_id: coordinator.id,
    coordinator_name: coordinator.name,
    city: fold(location.city),
    opened_at: expediente.openedAt,
    search: searchTextOf(expediente),
    snapshot: JSON.stringify(expediente.snapshot),
    data: JSON.stringify({ holder, contact, location, call }),
  };
}

export const asistenciaRow = (asistencia: Asistencia): NewRow<'asistencia'> => ({
  id: asistencia.id,
  expediente_id: asistencia.expedienteId,
  revision: asistencia.revision,
  type: asistencia.type,
  definition: asistencia.definition,
  priority: asistencia.priority,
  state: asistencia.state,
  stage: asistencia.stage,
  sub_stage: asistencia.subStage,
  closure_status: asistencia.closureStatus,
  category: asistencia.category,
  opened_at: asistencia.openedAt,
  last_at: asistencia.lastAt,
  since: asistencia.since,
  envelope: JSON.stringify(asistencia.envelope),
  rewrites: asistencia.rewrites,
});

/** Of an asistencia that does not move: no indexed column changes. */
export const inPlaceRow = ({ id, revision, lastAt, envelope, rewrites }: Asistencia) => ({
  id,
  revision,
  last_at: lastAt,
  envelope: JSON.stringify(envelope),
  rewrites,
});

/** `coordinated` names the case whose coordinator it is assigned to, as of the commit. */
export const pendienteRow = (pendiente: PendienteWrite) => ({
  id: pendiente.id,
  revision: pendiente.revision,
  kind: pendiente.kind,
  status: pendiente.status,
  due_at: pendiente.dueAt,
  role: pendiente.role,
  superior: pendiente.superior,
  expediente_id: pendiente.expedienteId,
  asistencia_id: pendiente.asistenciaId,
  text: pendiente.text,
  opened_at: pendiente.openedAt,
  closed_at: pendiente.closedAt,
  announce_at: pendiente.dueAt,
  late: latenessOf(pendiente),
  coordinated: pendiente.ofCoordinator ? pendiente.expedienteId : null,
  assignee: pendiente.assignee,
});

const latenessOf = ({ status, dueAt, closedAt }: PendienteWrite): number | null =>
  status === 'atendido' && closedAt !== null
    ? Math.min(Math.max(secondOf(closedAt) - secondOf(dueAt), -mostSeconds), mostSeconds)
    : null;

const secondOf = (instant: string): number => Math.floor(Date.parse(instant) / 1000);

export type EntryRow = ReturnType<typeof entryRow>;

export function entryRow(entry: Entry) {
  const { id, expedienteId, asistenciaId, seq, kind, type, at, by, ...rest } = entry;
  const data: EntryData = by.name === undefined ? rest : { name: by.name, ...rest };
  return {
    id,
    expediente_id: expedienteId,
    asistencia_id: asistenciaId,
    seq,
    kind,
    type,
    at,
    by_id: by.id,
    by_role: by.role,
    data: JSON.stringify(data),
  };
}

export const answerRow = (answer: RememberedAnswer, expedienteId: string | undefined, at: string) => ({
  scope: answer.scope,
  body_hash: answer.bodyHash,
  memory: JSON.stringify(answer.memory),
  expediente_id: expedienteId ?? null,
  at,
});

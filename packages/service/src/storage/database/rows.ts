import type { Insertable, Selectable } from 'kysely';
import type { Page } from '../../cases/queries.ts';
import type { Asistencia, AsistenciaSummary, Entry, Expediente, Pendiente } from '../../cases/records.ts';
import type { PendienteWrite, RememberedAnswer } from '../../cases/store.ts';
import { fold } from './fold.ts';
import type { Tables } from './schema.ts';

type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;
type NewRow<Table extends keyof Tables> = Insertable<Tables[Table]>;

// A column that is read back holds what the record wrote there: the casts below restate that, and nothing else.

export function expedienteRow(expediente: Expediente): NewRow<'expediente'> {
  const { holder, contact, location, call, coordinator } = expediente;
  const searched = [
    holder.name,
    holder.id,
    holder.phone,
    contact.name,
    contact.phone,
    location.city,
    location.address,
  ];
  return {
    id: expediente.id,
    revision: expediente.revision,
    status: expediente.status,
    coordinator_id: coordinator.id,
    coordinator_name: coordinator.name,
    city: fold(location.city),
    opened_at: expediente.openedAt,
    search: fold(searched.filter((value) => value !== undefined).join('\n')),
    snapshot: JSON.stringify(expediente.snapshot),
    data: JSON.stringify({ holder, contact, location, call }),
  };
}

export const expedienteColumns = [
  'id',
  'revision',
  'status',
  'coordinator_id',
  'coordinator_name',
  'opened_at',
  'data',
] as const;

export const expedienteHead = (
  row: Pick<Row<'expediente'>, (typeof expedienteColumns)[number]>,
): Omit<Expediente, 'snapshot'> => ({
  id: row.id,
  revision: row.revision,
  status: row.status,
  coordinator: { id: row.coordinator_id, name: row.coordinator_name },
  openedAt: row.opened_at,
  ...(JSON.parse(row.data) as Pick<Expediente, 'holder' | 'contact' | 'location' | 'call'>),
});

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

export const summaryColumns = [
  'id',
  'expediente_id',
  'revision',
  'type',
  'definition',
  'priority',
  'state',
  'stage',
  'sub_stage',
  'closure_status',
  'category',
  'opened_at',
  'last_at',
  'since',
] as const;

export const asistenciaSummary = (
  row: Pick<Row<'asistencia'>, (typeof summaryColumns)[number]>,
): AsistenciaSummary => ({
  id: row.id,
  expedienteId: row.expediente_id,
  revision: row.revision,
  type: row.type,
  definition: row.definition,
  priority: row.priority,
  state: row.state as AsistenciaSummary['state'],
  stage: row.stage as AsistenciaSummary['stage'],
  subStage: row.sub_stage as AsistenciaSummary['subStage'],
  closureStatus: row.closure_status as AsistenciaSummary['closureStatus'],
  category: row.category as AsistenciaSummary['category'],
  openedAt: row.opened_at,
  lastAt: row.last_at,
  since: row.since,
});

/** Of an asistencia that stays where it is: nothing by which it is found changes. */
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
  status === 'atendido' && closedAt !== null ? secondOf(closedAt) - secondOf(dueAt) : null;

const secondOf = (instant: string): number => Math.floor(Date.parse(instant) / 1000);

export const pendienteOf = (row: Row<'pendiente'>): Pendiente => ({
  id: row.id,
  revision: row.revision,
  kind: row.kind as Pendiente['kind'],
  status: row.status as Pendiente['status'],
  dueAt: row.due_at,
  assignee: row.assignee,
  role: row.role as Pendiente['role'],
  superior: row.superior as Pendiente['superior'],
  expedienteId: row.expediente_id,
  asistenciaId: row.asistencia_id,
  text: row.text,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
});

type EntryData = Omit<
  Entry,
  'id' | 'expedienteId' | 'asistenciaId' | 'seq' | 'kind' | 'type' | 'at' | 'by'
> & {
  name?: string | undefined;
};

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

export function entryOf(row: Omit<Row<'bitacora'>, 'position'>): Entry {
  const { name, ...rest }: EntryData = JSON.parse(row.data);
  const role = row.by_role as Entry['by']['role'];
  return {
    id: row.id,
    kind: row.kind as Entry['kind'],
    expedienteId: row.expediente_id,
    asistenciaId: row.asistencia_id,
    seq: row.seq,
    type: row.type,
    at: row.at,
    by: name === undefined ? { id: row.by_id, role } : { id: row.by_id, role, name },
    ...rest,
  };
}

/** A page of a journal from one row more than it holds. */
export function pageOfEntries(rows: readonly Row<'bitacora'>[], limit: number): Page<Entry> {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(entryOf), nextCursor: last ? String(last.position) : null };
}

export const answerRow = (answer: RememberedAnswer, expedienteId: string | undefined, at: string) => ({
  scope: answer.scope,
  body_hash: answer.bodyHash,
  memory: JSON.stringify(answer.memory),
  expediente_id: expedienteId ?? null,
  at,
});

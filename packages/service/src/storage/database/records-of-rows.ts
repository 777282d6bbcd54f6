import type { Selectable } from 'kysely';
import type { Page } from '../../cases/queries.ts';
import type { AsistenciaSummary, Entry, Expediente, Pendiente } from '../../cases/records.ts';
import type { Tables } from './schema.ts';

type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;

// A column holds what a record wrote there: the casts below restate that, and nothing else.

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

/** The part of an entry that is in its column of JSON. */
export type EntryData = Omit<
  Entry,
  'id' | 'expedienteId' | 'asistenciaId' | 'seq' | 'kind' | 'type' | 'at' | 'by'
> & {
  name?: string | undefined;
};

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

/** A page of a journal, made from its rows and one more. */
export function pageOfEntries(rows: readonly Row<'bitacora'>[], limit: number): Page<Entry> {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(entryOf), nextCursor: last ? String(last.position) : null };
}

import type { By, Role } from '@conexion/machines';
import { type AsistenciaView, snapshotOf, viewOf } from './asistencia-view.ts';
import { type Deps, stampAfter } from './deps.ts';
import type { ExpedienteQuery, ExpedienteSummary, ListedPendiente, Page, PendienteQuery } from './queries.ts';
import type { AsistenciaSummary, Entry, Expediente } from './records.ts';

/** The tabs of the module of asistencias (4.8). */
export const tabs = ['aCargo', 'abiertos', 'todos'] as const;
export type Tab = (typeof tabs)[number];

type Filters = Omit<ExpedienteQuery, 'status' | 'now'>;

/** A page of a tab: the caller's open cases, everybody's open ones, or all. */
export function listExpedientes(
  { store, clock }: Deps,
  { by, tab, ...filters }: Filters & { by: By; tab: Tab },
): Promise<Page<ExpedienteSummary>> {
  return store.expedientes({
    ...filters,
    ...(tab === 'todos' ? {} : { status: 'abierto' as const }),
    ...(tab === 'aCargo' ? { coordinator: by.id } : {}),
    now: clock(),
  });
}

export interface ExpedienteView extends Expediente {
  asistencias: readonly AsistenciaSummary[];
}

/** A case with its number and its asistencias; null where there is none. */
export async function getExpediente({ store }: Deps, id: string) {
  const expediente = await store.expediente(id);
  if (!expediente) return null;
  const [number, asistencias] = await Promise.all([store.caseNumber(id), store.asistenciasOf(id)]);
  return { ...expediente, number, asistencias };
}

/** An asistencia as its caller sees it; null where there is none. */
export async function getAsistencia(
  { store, clock, procedure }: Deps,
  { id, by }: { id: string; by: By },
): Promise<AsistenciaView | null> {
  const found = await store.asistencia(id);
  if (!found) return null;
  return viewOf(procedure, found, snapshotOf(procedure, found), { at: stampAfter(clock, found.lastAt), by });
}

/** The bitácora of an asistencia, oldest first; null where there is no such asistencia. */
export async function listJournal(
  { store }: Deps,
  { id, limit, cursor }: { id: string; limit: number; cursor?: string | undefined },
): Promise<Page<Entry> | null> {
  if (!(await store.asistencia(id))) return null;
  return store.journal(id, { limit, after: Number(cursor ?? 0) });
}

/**
 * What happened to a case beside its asistencias, oldest first; null where there is no such case.
 */
export async function listJournalOfExpediente(
  { store }: Deps,
  { id, limit, cursor }: { id: string; limit: number; cursor?: string | undefined },
): Promise<Page<Entry> | null> {
  if (!(await store.expediente(id))) return null;
  return store.journalOfExpediente(id, { limit, after: Number(cursor ?? 0) });
}

/** The roles whose pendientes a superior attends to. */
const inboxOf = (role: Role): readonly Role[] =>
  role === 'gerencia' ? ['supervisor', 'gerencia'] : ['supervisor'];

/**
 * A page of the agenda (4.9); with `inbox`, what waits for the caller's role and what is overdue.
 */
export const listPendientes = (
  { store, clock }: Deps,
  { by, inbox, ...query }: Omit<PendienteQuery, 'now' | 'inboxOf'> & { by: By; inbox?: boolean | undefined },
): Promise<Page<ListedPendiente>> =>
  store.pendientes({ ...query, ...(inbox ? { inboxOf: inboxOf(by.role) } : {}), now: clock() });

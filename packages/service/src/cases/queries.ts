import type { PendienteKind, PendienteStatus, Role } from '@conexion/machines';
import type { AsistenciaSummary, Expediente, Pendiente } from './records.ts';

export interface Page<Item> {
  items: Item[];
  /** Where the next page begins; null on the last. Opaque to clients. */
  nextCursor: string | null;
}

export interface PageQuery {
  limit: number;
  cursor?: string | undefined;
}

/** The module of asistencias (clause 4.8). */
export interface ExpedienteQuery extends PageQuery {
  status?: 'abierto' | 'cerrado' | undefined;
  /** Who holds the case. */
  coordinator?: string | undefined;
  /** The id of its holder, exactly. */
  holder?: string | undefined;
  stage?: string | undefined;
  subStage?: string | undefined;
  state?: string | undefined;
  closure?: string | undefined;
  category?: string | undefined;
  type?: string | undefined;
  city?: string | undefined;
  /** Opened at or after, and before: UTC instants. */
  from?: string | undefined;
  to?: string | undefined;
  text?: string | undefined;
  /** With or without an open pendiente due before `now`. */
  overdue?: boolean | undefined;
  /**
   * `due`: by the soonest open pendiente of each case, those without one last. Newest first without
   * it.
   */
  order?: 'newest' | 'due' | undefined;
  now: string;
}

export interface ExpedienteSummary extends Omit<Expediente, 'snapshot'> {
  /** By which people name the case on the phone. */
  number: number | null;
  asistencias: AsistenciaSummary[];
  /** When its soonest open pendiente is due. */
  nextDueAt: string | null;
}

/** A pendiente with what an agenda says of its case. */
export interface ListedPendiente extends Pendiente {
  about: {
    holder: string;
    city: string;
    coordinator: Expediente['coordinator'];
    /** The asistencia that it belongs to; of one about the whole case, the newest. */
    asistencia: AsistenciaSummary | null;
  };
}

/** The module of pendientes (clause 4.9). Soonest first. */
export interface PendienteQuery extends PageQuery {
  assignee?: string | undefined;
  role?: Role | undefined;
  kind?: PendienteKind | undefined;
  expediente?: string | undefined;
  status?: PendienteStatus | undefined;
  overdue?: boolean | undefined;
  /** Open ones that wait for any of these roles, alone or with another, and overdue ones. */
  inboxOf?: readonly Role[] | undefined;
  now: string;
}

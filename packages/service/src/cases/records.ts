import type {
  By,
  Category,
  ClauseId,
  Effect,
  Expediente as ExpedienteState,
  PendienteKind,
  PendienteStatus,
  StageId,
} from '@conexion/machines';
import type { CaseData } from './case-data.ts';

/** A case: clause 4.6. Its revision guards what belongs to it and who holds it. */
export interface Expediente extends CaseData {
  id: string;
  revision: number;
  status: 'abierto' | 'cerrado';
  /** The state of its machine. */
  snapshot: ExpedienteState;
  coordinator: { id: string; name: string | null };
  openedAt: string;
}

/** What lists show of an asistencia: every field is a column. */
export interface AsistenciaSummary {
  id: string;
  expedienteId: string;
  revision: number;
  type: string;
  definition: string;
  priority: string;
  state: string;
  stage: StageId | null;
  subStage: string | null;
  closureStatus: string | null;
  category: Category | null;
  openedAt: string;
  /** The `at` of the last event. */
  lastAt: string;
  /** The `at` of the event that brought it to its state. */
  since: string;
}

/** Whether an asistencia has ended: a final closure is the state in which it ends. */
export const hasEnded = ({ state, closureStatus }: Pick<AsistenciaSummary, 'state' | 'closureStatus'>) =>
  state === closureStatus;

/** One service (clause 4.7), with the versioned snapshot that is the cache of its journal. */
export interface Asistencia extends AsistenciaSummary {
  envelope: object;
  /** How often an operator rewrote the snapshot, at the same revision. */
  rewrites: number;
}

/** Work to be done (clause 4.9). */
export interface Pendiente {
  id: string;
  revision: number;
  kind: PendienteKind;
  status: PendienteStatus;
  dueAt: string;
  /** The coordinator it waits for; null where it waits for a role. */
  assignee: string | null;
  role: 'supervisor' | 'gerencia' | null;
  /**
   * The superior who also sees it in the inbox, as an excess to take over, though it is a
   * coordinator's work.
   */
  superior: 'supervisor' | null;
  expedienteId: string;
  asistenciaId: string | null;
  text: string | null;
  openedAt: string;
  /** When it was attended or cancelled. */
  closedAt: string | null;
}

export type EntryKind = 'opening' | 'event' | 'note' | 'pendiente' | 'expediente';

/**
 * A line of the bitácora. Append-only: a replay of the events from the opening gives the snapshot.
 */
export interface Entry {
  id: string;
  kind: EntryKind;
  expedienteId: string;
  asistenciaId: string | null;
  /**
   * The asistencia's revision after this line: an event raises it, a note does not. 0 where there
   * is no asistencia.
   */
  seq: number;
  type: string;
  at: string;
  by: By;
  callId?: string | undefined;
  /** What the event carried; of an opening, the machine's whole input. */
  payload: unknown;
  from: string | null;
  to: string | null;
  stage: StageId | null;
  subStage: string | null;
  closureStatus: string | null;
  clauses: readonly ClauseId[];
  /** Sub-stages that the world overtook. */
  passed: readonly string[];
  effects: readonly Effect[];
}

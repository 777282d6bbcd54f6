import type { StageId } from '@conexion/machines';

/** An asistencia that has been in its state for long, as the service's board names it. */
export interface BoardCase {
  readonly asistenciaId: string;
  readonly type: string;
  readonly definition: string;
  readonly priority: string;
  /** The name of the holder. */
  readonly holder: string;
  readonly coordinator: { readonly id: string; readonly name: string | null };
  readonly since: string;
  readonly nextDueAt: string | null;
}

export interface BoardState {
  readonly state: string;
  readonly stage: StageId | null;
  readonly count: number;
  readonly overdue: number;
  readonly oldest: readonly BoardCase[];
}

/** Where the open asistencias are, as of a place in the journal. */
export interface Board {
  readonly position: number;
  readonly states: readonly BoardState[];
}

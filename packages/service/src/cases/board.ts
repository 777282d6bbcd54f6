import type { StageId, SubStageId } from '@conexion/machines';

/** An asistencia that has been where it is for long. */
export interface BoardCase {
  asistenciaId: string;
  expedienteId: string;
  type: string;
  definition: string;
  priority: string;
  /** The name of the holder. */
  holder: string;
  coordinator: { id: string; name: string | null };
  /** When it entered the state. */
  since: string;
  nextDueAt: string | null;
}

export interface BoardState {
  state: string;
  stage: StageId | null;
  subStage: SubStageId | null;
  count: number;
  /** How many have a pendiente that is overdue. */
  overdue: number;
  /** Those that have been there longest. */
  oldest: BoardCase[];
}

/** Where the open asistencias are, of all states that have any. */
export interface Board {
  /**
   * The position in the journal as of which this holds: the stream after it has the later changes.
   */
  position: number;
  states: BoardState[];
}

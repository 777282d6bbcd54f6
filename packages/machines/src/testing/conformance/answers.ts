import type { AsistenciaContext } from '../../asistencia/context.ts';
import type { Effect } from '../../asistencia/effects.ts';
import type { Step } from '../../host/decisions.ts';
import type { PendienteKind } from '../../procedure/pendientes.ts';
import type { Role } from '../../procedure/roles.ts';
import type { By } from '../../values/parties.ts';

export interface ExpedienteBody {
  id: string;
  revision: number;
  status: 'abierto' | 'cerrado';
  coordinator: { id: string };
  openedAt: string;
  asistencias: readonly { id: string }[];
}

export interface AsistenciaBody {
  id: string;
  expedienteId: string;
  revision: number;
  context: AsistenciaContext;
  allowed: readonly { type: string; label: string }[];
  [field: string]: unknown;
}

export interface PendienteBody {
  id: string;
  revision: number;
  kind: PendienteKind;
  label: string;
  status: 'pendiente' | 'atendido' | 'cancelado';
  dueAt: string;
  assignee: string | null;
  role: 'supervisor' | 'gerencia' | null;
  expedienteId: string;
  asistenciaId: string | null;
}

/** A line of the bitácora. */
export type EntryBody = Step & {
  id: string;
  expedienteId: string;
  asistenciaId: string | null;
  seq: number;
  kind: string;
  type: string;
  label: string;
  at: string;
  by: By;
  callId?: string;
  payload: unknown;
  effects: readonly Effect[];
};

/** The answer to an event that was accepted. */
export interface Accepted {
  asistencia: AsistenciaBody;
  entry: EntryBody;
}
export interface Problem {
  code: string;
  roles?: readonly Role[];
  refusals?: readonly unknown[];
  revision?: number;
  errors?: readonly { path: string; message: string }[];
}
export type Answer = Accepted | Problem;
export interface Explained {
  accepted: boolean;
  refusals: readonly unknown[];
}
export interface Items<T> {
  items: readonly T[];
  nextCursor: string | null;
}

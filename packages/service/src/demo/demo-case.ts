import type { By, EventRequest, Plan, Service } from '@conexion/machines';
import type { ExpedienteRequest } from '../cases/open-expediente.ts';

/** Something that happened, so many minutes from now (before now: negative). */
type DemoStep = { at: number } & (
  | { event: EventRequest; bySupervisor?: true }
  | { note: string }
  | { pendiente: { text: string; dueAt: string } }
);

export interface DemoAsistencia {
  opened: number;
  service: Service;
  plan: Plan;
  /** 5.2.B: claimed under the warranty of the asistencia before it. */
  isWarrantyOfLast?: true;
  steps: readonly DemoStep[];
}

/** A demonstration case: a request, and how far its coordinator has come with it. */
export interface DemoCase extends ExpedienteRequest {
  coordinator: By;
  opened: number;
  asistencias: readonly DemoAsistencia[];
}

/** An instant so many minutes from now. */
export type FromNow = (minutes: number) => string;

import type { ExpressionBuilder } from 'kysely';
import type { Tables } from '../database/schema.ts';

/** Whether an asistencia still waits for an event: a hold during cierre is not a closure. */
export const isOpen = ({ eb, or }: ExpressionBuilder<Tables, 'asistencia'>) =>
  or([eb('closure_status', 'is', null), eb('closure_status', '=', 'proveedorConcluido')]);

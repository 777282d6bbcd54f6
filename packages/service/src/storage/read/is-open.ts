import { type ExpressionBuilder, sql } from 'kysely';
import type { Tables } from '../database/schema.ts';

/**
 * Whether an asistencia still waits for an event: a hold during cierre is not a closure. Written as
 * in its index, so that the planner uses it.
 */
export const isOpen = ({ eb, or }: ExpressionBuilder<Tables, 'asistencia'>) =>
  or([eb('closure_status', 'is', null), eb('closure_status', '=', sql.lit('proveedorConcluido'))]);

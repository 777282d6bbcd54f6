import { type SqlBool, sql } from 'kysely';

/**
 * Whether an asistencia still waits for an event: a hold during cierre is not a closure. Written as
 * in its index, so that the planner uses it.
 */
export const isOpen = sql<SqlBool>`(closure_status is null or closure_status = 'proveedorConcluido')`;

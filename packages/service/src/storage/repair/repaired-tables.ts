import { sql } from 'kysely';

export type Row = Record<string, unknown>;
/** The tables that operators read and write behind the use cases' back. */
export type Tables = Record<'expediente' | 'asistencia' | 'pendiente' | 'bitacora' | 'answer' | 'step', Row>;

/**
 * Nodes that remember the asistencia see that it is another one, though its revision is the same.
 */
export const oneRewriteMore = { rewrites: sql`rewrites + 1` };

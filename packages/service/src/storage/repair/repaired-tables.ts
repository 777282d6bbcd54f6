import { sql } from 'kysely';

export type Row = Record<string, unknown>;
/** The tables that operators read and write without the use cases. */
export type Tables = Record<'expediente' | 'asistencia' | 'pendiente' | 'bitacora' | 'answer' | 'step', Row>;

/** Nodes that cache the asistencia see the new content, though its revision is the same. */
export const oneRewriteMore = { rewrites: sql`rewrites + 1` };

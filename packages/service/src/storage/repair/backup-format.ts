export type Row = Record<string, unknown>;
export type Tables = Record<string, Row>;

/** Every table with the column that it is read by, in the order in which they are put back. */
export const tables = [
  ['expediente', 'id'],
  ['asistencia', 'id'],
  ['pendiente', 'id'],
  ['bitacora', 'position'],
  ['answer', 'scope'],
] as const;
export const header = { conexion: 'backup', version: 1 } as const;
export const rowsAtOnce = 500;

/** The file is not a complete backup of this version. */
export class BackupError extends Error {}

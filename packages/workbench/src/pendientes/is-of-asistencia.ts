import type { Pendiente } from '../api/bodies.ts';

/** Whether a pendiente is of an asistencia, or of its expediente as a whole. */
export const isOfAsistencia =
  (id: string) =>
  ({ asistenciaId }: Pendiente): boolean =>
    asistenciaId === null || asistenciaId === id;

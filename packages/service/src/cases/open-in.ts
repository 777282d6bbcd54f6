import { type AsistenciaInput, type By, decideExpediente } from '@conexion/machines';
import { agendaAfter } from './agenda.ts';
import { type AsistenciaView, recordOf, viewOf } from './asistencia-view.ts';
import type { Deps } from './deps.ts';
import { openingEntry } from './journal.ts';
import type { Entry, Expediente } from './records.ts';
import type { Change } from './store.ts';

export const firstRevision = 1;

interface Opening {
  input: AsistenciaInput;
  at: string;
  by: By;
}

/** What an asistencia of a case writes when it is opened, and how its caller sees it. */
interface Opened extends Required<Pick<Change, 'asistencia' | 'pendientes'>> {
  /** The case with the asistencia in it, at the revision that it had. */
  expediente: Expediente;
  entry: Entry;
  view: AsistenciaView;
}

/** Opens an asistencia of a case (4.7); a closed case opens again. */
export function openIn(
  { newId, procedure }: Deps,
  expediente: Expediente,
  { input, at, by }: Opening,
): Opened {
  const { snapshot, effects } = procedure.open(input);
  const asistencia = recordOf(
    procedure,
    { id: newId(at), expedienteId: expediente.id, since: at, rewrites: 0 },
    snapshot,
    firstRevision,
  );
  const where = { expedienteId: expediente.id, asistenciaId: asistencia.id, at, newId };
  const contents = decideExpediente(expediente.snapshot, {
    type: 'asistencia.opened',
    asistenciaId: asistencia.id,
  });
  return {
    expediente: { ...expediente, snapshot: contents, status: contents.status },
    asistencia,
    entry: openingEntry({ id: newId(), at, by }, asistencia, input, effects),
    pendientes: agendaAfter(effects, [], where),
    view: viewOf(procedure, asistencia, snapshot, { at, by }),
  };
}

import type { EventRequest } from '../../../asistencia/asistencia-event.ts';
import type { Role } from '../../../procedure/roles.ts';
import type { Got } from '../wire.ts';

/** What a client of a history does. */
export type Action =
  | { kind: 'event'; request: EventRequest; key: string | null; ifMatch: number | null }
  | { kind: 'note'; text: string }
  | { kind: 'postpone'; pendienteId: string; dueAt: string }
  | { kind: 'readAsistencia' }
  | { kind: 'readBitacora' }
  | { kind: 'readAgenda' };

/** An action with its answer, and when each was: in the order of all the history's moments. */
export interface Operation {
  as: Role;
  action: Action;
  invoked: number;
  /** Infinite where no answer came: it may have happened at any time since, or not at all. */
  returned: number;
  got: Got | null;
  /** When it was sent and answered: instants. */
  from: string;
  until: string;
}

/** Whether it changes nothing, by its kind or by its answer. */
export const isIdle = ({ action, got }: Operation): boolean =>
  action.kind.startsWith('read') || (got !== null && got.status >= 400);

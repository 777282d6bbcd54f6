import type { Pendiente } from '../api/bodies.ts';
import { go } from '../route/use-route.ts';

/** Goes to the case of a pendiente and to the step that settles it, in the place where one is. */
export function openPendiente({ kind, about }: Pick<Pendiente, 'kind' | 'about'>): void {
  const asistencia = about?.asistencia?.id ?? null;
  // A case without an asistencia has no panel; it is in the list.
  if (asistencia === null) {
    go({ place: 'cases', tab: 'abiertos', view: 'cases', asistencia: null });
    return;
  }
  const isManual = kind === 'manual';
  go({
    asistencia,
    view: 'case',
    element: null,
    section: isManual ? 'pendientes' : 'steps',
    settle: isManual ? null : kind,
  });
}

/** Whether a pendiente is the one that led to the open case, or any of a case opened otherwise. */
export const isOpen = (
  { kind, about }: Pick<Pendiente, 'kind' | 'about'>,
  asistencia: string | null,
  settle: string | null,
): boolean =>
  asistencia !== null && about?.asistencia?.id === asistencia && (settle === null || settle === kind);

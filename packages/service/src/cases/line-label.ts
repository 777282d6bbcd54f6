import type { AnyHost } from '@conexion/machines';
import { type Text, textIn } from '@conexion/machines/procedure';

/** Lines that no event of the asistencia's machine writes. */
const labels: Readonly<Record<string, Text>> = {
  'expediente.opened': { es: 'Apertura del expediente', en: 'Expediente opened' },
  'expediente.transferred': { es: 'Expediente transferido', en: 'Expediente transferred' },
  'asistencia.opened': { es: 'Apertura de la asistencia', en: 'Asistencia opened' },
  'pendiente.opened': { es: 'Pendiente agregado', en: 'Pendiente added' },
  'pendiente.attended': { es: 'Pendiente atendido', en: 'Pendiente attended' },
  'pendiente.postponed': { es: 'Pendiente pospuesto', en: 'Pendiente postponed' },
  'pendiente.reassigned': { es: 'Pendiente reasignado', en: 'Pendiente reassigned' },
  'pendiente.cancelled': { es: 'Pendiente cancelado', en: 'Pendiente cancelled' },
  'pendiente.escalated': {
    es: 'Pendiente vencido: se avisó al superior',
    en: 'Pendiente overdue: superior notified',
  },
  note: { es: 'Nota', en: 'Note' },
};

export const lineTypes = Object.keys(labels);

/**
 * What people call a line of the bitácora, by its type: an event in the words of the host, and
 * ours in the host's languages.
 */
export function lineLabel(procedure: AnyHost, type: string): Text<string> {
  const ours = Object.hasOwn(labels, type) ? labels[type] : undefined;
  if (!ours) return procedure.labelOf('event', type);
  return Object.fromEntries(procedure.languages.map((lang) => [lang, textIn(ours, lang)]));
}

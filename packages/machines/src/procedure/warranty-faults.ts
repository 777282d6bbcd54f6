import { type Text, text } from './text.ts';

/** Why a warranty does not apply (5.2.B), in the order in which it is asked. */
export const warrantyFaults = {
  'not-concluded': text(
    'La garantía es de una asistencia concluida.',
    'A warranty is of an asistencia that was concluded.',
  ),
  'other-expediente': text(
    'La asistencia de la garantía es de otro expediente.',
    'The asistencia of the warranty belongs to another expediente.',
  ),
  'outside-window': text('La garantía ya venció.', 'The warranty has expired.'),
  'other-service': text(
    'La garantía cubre el mismo servicio: el mismo tipo y la misma definición.',
    'The warranty covers the same service: the same type and the same definition.',
  ),
  'is-warranty': text(
    'Lo que se brindó en garantía no tiene otra garantía.',
    'A service given under warranty carries no further warranty.',
  ),
  'already-open': text(
    'Ya hay una asistencia abierta por esta garantía.',
    'An asistencia under this warranty is open already.',
  ),
} as const satisfies Record<string, Text>;
/** Why a warranty does not apply (5.2.B). */
export type WarrantyFault = keyof typeof warrantyFaults;

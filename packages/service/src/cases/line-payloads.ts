import {
  asistenciaInputSchema,
  events,
  impersonal,
  marked,
  pendienteRequestSchema,
  personal,
  textsIn,
} from '@conexion/machines';
import { id, instant, prose } from '@conexion/machines/values';
import { z } from 'zod';
import type { Entry } from './records.ts';

export const noteSchema = marked(z.strictObject({ text: personal(prose) }));

export const transferSchema = marked(z.strictObject({ to: impersonal(id), reason: personal(prose) }));

export const newPendienteSchema = marked(
  z.strictObject({ text: personal(prose), dueAt: instant, assignee: impersonal(id).optional() }),
);

/** Which pendiente a line is about. */
const about = { pendienteId: impersonal(id), kind: impersonal(id) };

/** What each line of the bitácora carries, by its type. */
export const linePayloads: Readonly<Record<string, z.ZodObject | z.ZodDiscriminatedUnion>> = {
  'asistencia.opened': asistenciaInputSchema,
  ...Object.fromEntries(Object.entries(events).map(([type, { payload }]) => [type, payload])),
  note: noteSchema,
  'expediente.opened': z.strictObject({}),
  'expediente.transferred': transferSchema.extend({ from: impersonal(id) }),
  'pendiente.opened': newPendienteSchema.extend(about),
  'pendiente.escalated': newPendienteSchema.omit({ text: true }).extend({ ...about, to: impersonal(id) }),
  ...Object.fromEntries(
    pendienteRequestSchema.options.map((option) => [option.shape.type.value, option.extend(about)]),
  ),
};

export const linePayload = ({ type }: Pick<Entry, 'type'>): z.ZodType | undefined => linePayloads[type];

const texts = Object.fromEntries(
  Object.entries(linePayloads).map(([type, schema]) => [type, textsIn(schema)]),
);

/**
 * The fields of a line's payload in which a person wrote: to be read as sentences, not as facts.
 */
export const textsOf = ({ type }: Pick<Entry, 'type'>): readonly string[] => texts[type] ?? [];

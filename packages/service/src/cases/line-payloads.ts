import {
  type AnyHost,
  asistenciaInputSchema,
  impersonal,
  marked,
  pendienteRequestSchema,
  personal,
  textsIn,
} from '@conexion/machines';
import { id, instant, personId, prose } from '@conexion/machines/values';
import { z } from 'zod';
import type { Entry } from './records.ts';

export const noteSchema = marked(z.strictObject({ text: personal(prose) }));

export const transferSchema = marked(z.strictObject({ to: impersonal(personId), reason: personal(prose) }));

export const newPendienteSchema = marked(
  z.strictObject({ text: personal(prose), dueAt: instant, assignee: impersonal(personId).optional() }),
);

/** Which pendiente a line is about. */
const about = { pendienteId: impersonal(id), kind: impersonal(id) };

type Payloads = Readonly<Record<string, z.ZodType>>;

/** Of the other lines that no event of the asistencia's machine writes. */
const ours: Payloads = {
  note: noteSchema,
  'expediente.opened': z.strictObject({}),
  'expediente.transferred': transferSchema.extend({ from: impersonal(id) }),
  'pendiente.opened': newPendienteSchema.extend(about),
  'pendiente.escalated': newPendienteSchema.omit({ text: true }).extend({ ...about, to: impersonal(id) }),
  ...Object.fromEntries(
    pendienteRequestSchema.options.map((option) => [option.shape.type.value, option.extend(about)]),
  ),
};

const known = new WeakMap<AnyHost['events'], Payloads>();

/** What each line of the bitácora carries, by its type, on a host. */
export function linePayloads({ events }: Pick<AnyHost, 'events'>): Payloads {
  const payloads = known.get(events) ?? {
    'asistencia.opened': asistenciaInputSchema,
    ...Object.fromEntries(Object.entries(events).map(([type, { payload }]) => [type, payload])),
    ...ours,
  };
  known.set(events, payloads);
  return payloads;
}

const texts = new WeakMap<z.ZodType, readonly string[]>();
const none: readonly string[] = [];

/**
 * The fields of a line's payload in which a person wrote: to be read as sentences, not as facts.
 */
export function textsOf(procedure: AnyHost, { type }: Pick<Entry, 'type'>): readonly string[] {
  const payload = linePayloads(procedure)[type];
  if (!payload) return none;
  const known = texts.get(payload) ?? textsIn(payload);
  texts.set(payload, known);
  return known;
}

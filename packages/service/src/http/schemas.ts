import {
  type AnyHost,
  callSchema,
  categories,
  contractedTooLate,
  isContractedBy,
  type PendienteKind,
  pendientes,
  personal,
  planSchema,
  roles,
  serviceSchema,
  stages,
} from '@conexion/machines';
import { date, id, instant, name, personId, personName } from '@conexion/machines/values';
import { z } from 'zod';
import { caseDataSchema } from '../cases/case-data.ts';
import { newPendienteSchema, noteSchema } from '../cases/line-payloads.ts';
import { tabs } from '../cases/read-cases.ts';
import { toUtc } from '../cases/utc.ts';
import { namesOf } from './names.ts';

// Bodies

/** 4.7 */
export const asistenciaRequest = z.strictObject({
  service: serviceSchema,
  plan: planSchema,
  call: callSchema.optional(),
  warrantyOf: id.optional(),
});

/** The same, opened now: a plan cannot be contracted later. */
export const asistenciaRequestAt = (now: string) =>
  asistenciaRequest.refine(({ plan }) => isContractedBy(plan, now), contractedTooLate);

/** 4.6, with the first asistencia or without. */
export const expedienteRequest = caseDataSchema.extend({
  asistencia: asistenciaRequest.pick({ service: true, plan: true }).optional(),
});

/** The same, opened now. */
export const expedienteRequestAt = (now: string) =>
  expedienteRequest.refine(
    ({ asistencia }) => asistencia === undefined || isContractedBy(asistencia.plan, now),
    { ...contractedTooLate, path: ['asistencia', ...contractedTooLate.path] },
  );

export const noteRequest = noteSchema.extend({ callId: personal(id).optional() });

/** 4.9 */
export const pendienteRequest = newPendienteSchema.extend({
  expedienteId: id,
  asistenciaId: id.optional(),
  dueAt: instant.transform(toUtc),
});

export const demoTokenRequest = z.strictObject({
  user: personId,
  role: z.enum(roles),
  name: personName.optional(),
});

/** Minutes, up to a year at a time. */
export const demoClockRequest = z.strictObject({ advance: z.int().min(1).max(525_600) });

// Queries

const limit = (standard: number) =>
  z
    .string()
    .refine((value) => /^-?\d{1,6}$/.test(value), { params: { rule: 'whole' } })
    .meta({ pattern: '^[1-9]\\d{0,2}$' })
    .transform(Number)
    .pipe(z.int().min(1).max(500))
    .default(standard);

const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const utc = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z';
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const day = 24 * 60 * 60 * 1000;
const dayAfter = (value: string) => toUtc(new Date(Date.parse(value) + day).toISOString());
/** A date is a day of UTC, from its beginning; `to` includes it whole. */
const moment = z.union([instant, date]);
const from = moment.transform(toUtc);
const to = moment.transform((value) => (date.safeParse(value).success ? dayAfter(value) : toUtc(value)));

const kinds = Object.keys(pendientes) as PendienteKind[];

/** 4.8 */
export const expedientesQuery = (procedure: AnyHost) => {
  const { subStages, states, closures } = namesOf(procedure);
  return z.strictObject({
    tab: z.enum(tabs).default('todos'),
    stage: z.enum(stages.map(({ id }) => id)).optional(),
    subStage: z.enum(subStages).optional(),
    state: z.enum(states).optional().describe('The dotted path of the state of an asistencia'),
    closure: z.enum(closures).optional(),
    category: z.enum(categories).optional(),
    type: serviceSchema.shape.type.optional(),
    city: name.optional(),
    from: from.optional(),
    to: to.optional(),
    coordinator: id.optional().describe('Who holds the case'),
    holder: id.optional().describe('The id of the holder, exactly'),
    text: id
      .optional()
      .describe(
        'Names and cities without accents, a phone number or a document by its digits, the id of a call, an expediente or an asistencia',
      ),
    overdue: flag.optional(),
    order: z
      .enum(['newest', 'due'])
      .default('newest')
      .describe('The newest case first, or the case whose soonest open pendiente is due first'),
    limit: limit(50),
    cursor: z
      .string()
      .regex(new RegExp(`^(${uuid}|${utc}_${uuid})$`))
      .optional(),
  });
};

/** 4.9 */
export const pendientesQuery = z.strictObject({
  assignee: id.optional(),
  role: z.enum(roles).optional(),
  inbox: flag
    .optional()
    .describe('A superior’s: what waits for the role of the caller, excesses included, and what is overdue'),
  overdue: flag.optional(),
  kind: z.enum(kinds).optional(),
  expediente: id.optional(),
  status: z.enum(['pendiente', 'atendido', 'cancelado']).optional(),
  limit: limit(100),
  cursor: z
    .string()
    .regex(new RegExp(`^${utc}_${uuid}$`))
    .optional(),
});

export const peopleQuery = z.strictObject({
  text: id.optional().describe('A part of a name or of an id, without case and accents'),
  limit: limit(100),
  cursor: id.optional(),
});

export const journalQuery = z.strictObject({
  limit: limit(500),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
});

export const boardQuery = z.strictObject({
  each: limit(10).describe('How many of each state are named: those that have been there longest'),
});

export const eventLogQuery = z.strictObject({
  format: z.enum(['csv', 'xes', 'ocel']),
  from: from.optional().describe('Cases that were opened at or after it'),
  to: to.optional().describe('Cases that were opened before it'),
  after: z
    .string()
    .regex(new RegExp(`^${uuid}$`))
    .optional()
    .describe('Continues an export, whose newest case is first, after the last expediente that it has whole'),
});

/** The tables of the measures, each of which may be had as CSV. */
export const measureTables = [
  'states',
  'transitions',
  'funnel',
  'closures',
  'reasons',
  'exceptions',
  'lateness',
] as const;

export const measuresQuery = z.strictObject({
  from: from.optional(),
  to: to.optional(),
  type: serviceSchema.shape.type.optional(),
  city: name.optional(),
  coordinator: id.optional().describe('Who holds the case'),
  format: z.enum(['json', 'csv']).default('json'),
  table: z.enum(measureTables).default('states').describe('Of CSV: one table at a time'),
});

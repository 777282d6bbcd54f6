import { z } from 'zod';
import { dateIn, timeZone } from '../values/calendar.ts';
import { date, instant } from '../values/instant.ts';
import { impersonal, marked, personal } from '../values/privacy.ts';
import { id, name, url } from '../values/text.ts';
import { ruled } from '../values/value-rule.ts';
import type { Cites } from './event.ts';
import { policySchema } from './policy.ts';

/**
 * The requested service (clause 4.7). `definition` is free text: electricidad, ambulancia,
 * gruaForanea.
 */
export const serviceSchema = z.strictObject({
  type: z.enum(['hogar', 'vial', 'medica', 'otra']),
  definition: impersonal(name),
  priority: z.enum(['emergencia', 'programada']),
  medicalEmergency: z.boolean().default(false),
});
/** The requested service (4.7). */
export type Service = z.output<typeof serviceSchema>;

/**
 * A plan as it was recorded: it was checked when the asistencia was opened, and is not checked for
 * plausibility again.
 */
export const recordedPlanSchema = z.strictObject({
  contractedOn: date,
  servicesUsed: z.int().min(0),
  servicesRequested: z.int().min(0),
  originCity: impersonal(name),
  timeZone: impersonal(timeZone),
});
/** The afiliado's plan: what 5.1.G and 5.1.H depend on. */
export type Plan = z.output<typeof recordedPlanSchema>;

/**
 * The afiliado's plan. Both counts are of earlier services, without this one; a used service was
 * also requested.
 */
export const planSchema = recordedPlanSchema.refine(
  ({ servicesUsed, servicesRequested }) => servicesUsed <= servicesRequested,
  { path: ['servicesUsed'], ...ruled('servicesUsed') },
);

/**
 * A plan is contracted before it is used: at the latest on the day on which the asistencia is
 * opened, where the plan is.
 * @example isContractedBy(plan, '2026-07-30T09:01:00-05:00'); // false where the plan is of
 *   tomorrow
 */
export const isContractedBy = ({ contractedOn, timeZone: zone }: Plan, openedAt: string): boolean =>
  contractedOn <= dateIn(zone, openedAt);

/** The fault of a plan that is contracted later. */
export const contractedTooLate = {
  path: ['plan', 'contractedOn'],
  ...ruled('contractedOn'),
  // Only for instants and time zones that exist; the schema reports the others.
  when: ({ issues }: z.core.ParsePayload) => issues.length === 0,
};

/** The call that requests it (clauses 4.11 and 5.1.C). */
export const callSchema = z.strictObject({
  id: personal(id),
  startedAt: instant,
  direction: z.enum(['inbound', 'outbound']).optional(),
  recordingUrl: personal(url).optional(),
});

/** The concluded asistencia under whose warranty this one is requested (5.2.B), and its service. */
export const warrantyOfSchema = z.strictObject({
  id: impersonal(id),
  concludedAt: instant,
  type: serviceSchema.shape.type,
  definition: serviceSchema.shape.definition,
});

const fields = {
  service: serviceSchema,
  call: callSchema,
  openedAt: instant,
  warrantyOf: warrantyOfSchema.optional(),
  policy: policySchema.prefault({}),
};

/** What is known when an asistencia is opened; rejected if it contradicts itself. */
export const asistenciaInputSchema = marked(z.strictObject({ ...fields, plan: planSchema })).refine(
  ({ plan, openedAt }) => isContractedBy(plan, openedAt),
  contractedTooLate,
);

/** The same as a journal keeps it. */
export const recordedInputSchema = z.strictObject({ ...fields, plan: recordedPlanSchema });

/** What opens an asistencia; the policy's defaults may be left out. */
export type AsistenciaInput = z.input<typeof asistenciaInputSchema>;

/** Which clause demands each required field of what opens an asistencia. */
export const requiredInput: { readonly [K in 'service' | 'plan']: Cites<AsistenciaInput[K]> } & Omit<
  Cites<AsistenciaInput>,
  'service' | 'plan'
> = {
  service: { type: ['4.7'], definition: ['4.7'], priority: ['4.7'] },
  plan: {
    contractedOn: ['5.1.G'],
    servicesUsed: ['5.1.G'],
    servicesRequested: ['5.1.H'],
    originCity: ['5.1.G'],
    timeZone: ['ours'],
  },
  call: ['5.1.C', '4.11'],
  openedAt: ['4.10'],
};

import { z } from 'zod';
import { dateIn, daysAfter, timeZone } from '../values/calendar.ts';
import { date, instant, isBefore } from '../values/instant.ts';
import { id, name, url } from '../values/text.ts';
import { policySchema } from './policy.ts';

/** What is asked for (clause 4.7). `definition` is free text: electricidad, ambulancia, gruaForanea. */
export const serviceSchema = z.strictObject({
  type: z.enum(['hogar', 'vial', 'medica', 'otra']),
  definition: name,
  priority: z.enum(['emergencia', 'programada']),
  medicalEmergency: z.boolean().default(false),
});
export type Service = z.output<typeof serviceSchema>;

/** The afiliado's plan. Both counts are of earlier services, never of this one. */
export const planSchema = z.strictObject({
  contractedOn: date,
  servicesUsed: z.int().min(0),
  servicesRequested: z.int().min(0),
  originCity: name,
  timeZone,
});
export type Plan = z.output<typeof planSchema>;

/** The call that asks for it (clauses 4.11 and 5.1.C). */
export const callSchema = z.strictObject({
  id,
  startedAt: instant,
  direction: z.enum(['inbound', 'outbound']).optional(),
  recordingUrl: url.optional(),
});

/** The concluded asistencia under whose warranty this one is asked for (5.2.B). */
export const warrantyOfSchema = z.strictObject({ id, concludedAt: instant });

/** What is known when an asistencia is opened. */
export const asistenciaInputSchema = z.strictObject({
  service: serviceSchema,
  plan: planSchema,
  call: callSchema,
  openedAt: instant,
  warrantyOf: warrantyOfSchema.optional(),
  policy: policySchema.prefault({}),
});

/** What opens an asistencia; the policy's defaults may be left out. */
export type AsistenciaInput = z.input<typeof asistenciaInputSchema>;

type WarrantyClaim = Pick<z.output<typeof asistenciaInputSchema>, 'plan' | 'openedAt' | 'policy'> & {
  warrantyOf?: z.output<typeof warrantyOfSchema> | undefined;
};

/** 5.2.B: opened at or after the conclusion and not later than the last day of the warranty. */
export function isWarrantyApplicable({ warrantyOf, plan, openedAt, policy }: WarrantyClaim): boolean {
  if (!warrantyOf || isBefore(openedAt, warrantyOf.concludedAt)) return false;
  const lastDay = daysAfter(dateIn(plan.timeZone, warrantyOf.concludedAt), policy.warrantyDays);
  return dateIn(plan.timeZone, openedAt) <= lastDay;
}

import { z } from 'zod';
import type { MinutesKind } from '../procedure/pendientes.ts';
import { impersonal } from '../values/privacy.ts';
import { name } from '../values/text.ts';
import { ruled } from '../values/value-rule.ts';
import { words } from '../values/words.ts';

const minutes = z.int().min(0).max(525_600);
const share = z.number().min(0).max(1);
/**
 * Names of services, compared by words with a definition. A name without a word would match every
 * service.
 */
const serviceNames = z.array(
  impersonal(name.refine((value) => words(value).length > 0, ruled('serviceName'))),
);

/** When the automatic pendientes are due (DOMAIN §7), in minutes unless stated otherwise. */
const due = z.strictObject({
  resolveCoverage: minutes,
  completeAuthorization: minutes,
  requestGoodwill: minutes,
  tellSupervisor: minutes,
  reviewException: minutes,
  assignProvider: minutes,
  warnLateAssignment: minutes,
  confirmAfiliado: minutes,
  /** emergencia: the share of the way from now to the window's `latest`. */
  monitorProviderShare: share,
  /** programada: minutes before the window's `earliest`. */
  monitorProviderBefore: minutes,
  /** programada: the share of the window. */
  monitorProviderWithin: share,
  monitorAfiliado: minutes,
  /** programada: minutes before the window's `latest`. */
  lastMonitoringBefore: minutes,
  /** Minutes after the window's `latest`. */
  checkArrivalAfter: minutes,
  contactAfiliado: minutes,
  recordDiagnosis: minutes,
  authorizeWork: minutes,
  followWork: minutes,
  confirmTermination: minutes,
  loadCosts: minutes,
  conformityCall: minutes,
} satisfies Record<MinutesKind, z.ZodType> & Record<string, z.ZodType>);

/**
 * What a company may set about the procedure. The policy in force is frozen into each asistencia
 * when it is opened, so that a replay decides the same. A frozen policy is complete: no default is
 * filled in.
 */
export const frozenPolicySchema = z.strictObject({
  /** 5.1.G: calendar months of the plan without use. */
  months: z.int().min(0).max(1200),
  /** 5.1.G reads "any"; `all` requires its three grounds at once. */
  groundsRequired: z.enum(['any', 'all']),
  /** The person who requested an exception may not approve it (ours). */
  separateApproval: z.boolean(),
  /** 5.1.G: cities with a network of internal technicians, compared without case and accents. */
  internalNetworkCities: z.array(impersonal(name)),
  /** 5.2.B: days of warranty, counted by the calendar of the plan's time zone (ours). */
  warrantyDays: z.int().min(0).max(36_500),
  /** 4.3: minutes after the window's `latest` before the provider is late (ours). */
  toleranceMinutes: minutes,
  /** 5.1.D: definitions of service that are an ambulance, compared by words. */
  ambulanceDefinitions: serviceNames,
  /** 5.1.F: definitions of service that are a long-distance tow, compared by words. */
  longTowDefinitions: serviceNames,
  due,
});

/** The policy of a company that sets nothing. */
export const standardPolicy: Policy = {
  months: 6,
  groundsRequired: 'any',
  separateApproval: true,
  internalNetworkCities: [],
  warrantyDays: 30,
  toleranceMinutes: 0,
  ambulanceDefinitions: ['ambulancia'],
  longTowDefinitions: ['gruaForanea'],
  due: {
    resolveCoverage: 5,
    completeAuthorization: 30,
    requestGoodwill: 30,
    tellSupervisor: 5,
    reviewException: 15,
    assignProvider: 5,
    warnLateAssignment: 10,
    confirmAfiliado: 2,
    monitorProviderShare: 0.5,
    monitorProviderBefore: 60,
    monitorProviderWithin: 0.5,
    monitorAfiliado: 5,
    lastMonitoringBefore: 5,
    checkArrivalAfter: 15,
    contactAfiliado: 5,
    recordDiagnosis: 30,
    authorizeWork: 15,
    followWork: 60,
    confirmTermination: 10,
    loadCosts: 60,
    conformityCall: 2,
  },
};

/** A policy as a company writes it; fields left out take their defaults. */
export const policySchema = withDefaults(frozenPolicySchema.shape, {
  ...standardPolicy,
}).extend({ due: withDefaults(due.shape, standardPolicy.due).prefault({}) });

function withDefaults<S extends z.ZodRawShape>(shape: S, standard: { [K in keyof S]: z.output<S[K]> }) {
  const fields = Object.entries(shape).map(([key, field]) => [
    key,
    (field as z.ZodType).default(standard[key as keyof S]),
  ]);
  return z.strictObject(Object.fromEntries(fields) as { [K in keyof S]: z.ZodDefault<S[K]> });
}

/** What a company may set about the procedure, complete: `parsePolicy` fills in the defaults. */
export type Policy = z.output<typeof frozenPolicySchema>;

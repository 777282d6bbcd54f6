import { z } from 'zod';
import { name } from '../values/text.ts';

const minutes = (standard: number) => z.int().min(0).max(525_600).default(standard);
const share = (standard: number) => z.number().min(0).max(1).default(standard);

/** When the automatic pendientes are due (DOMAIN §7), in minutes where nothing else is said. */
const due = z.strictObject({
  resolveCoverage: minutes(5),
  completeAuthorization: minutes(30),
  tellSupervisor: minutes(5),
  reviewException: minutes(15),
  assignProvider: minutes(5),
  warnLateAssignment: minutes(10),
  confirmAfiliado: minutes(2),
  /** emergencia: the share of the way from now to the window's `latest`. */
  monitorProviderShare: share(0.5),
  /** programada: minutes before the window's `earliest`. */
  monitorProviderBefore: minutes(60),
  /** programada: the share of the window. */
  monitorProviderWithin: share(0.5),
  monitorAfiliado: minutes(5),
  /** programada: minutes before the window's `latest`. */
  lastMonitoringBefore: minutes(5),
  /** Minutes after the window's `latest`. */
  checkArrivalAfter: minutes(15),
  contactAfiliado: minutes(5),
  recordDiagnosis: minutes(30),
  authorizeWork: minutes(15),
  followWork: minutes(60),
  confirmTermination: minutes(10),
  loadCosts: minutes(60),
  conformityCall: minutes(2),
});

/**
 * What a company may set about the procedure, with documented defaults. The policy in force is frozen into
 * each asistencia when it is opened, so that a replay never changes its mind.
 */
export const policySchema = z.strictObject({
  /** 5.1.G: calendar months of the plan without use. */
  months: z.int().min(0).max(1200).default(6),
  /** 5.1.G reads "any"; `all` asks every one of its three grounds at once. */
  groundsRequired: z.enum(['any', 'all']).default('any'),
  /** 5.1.G: cities with a network of internal technicians. */
  internalNetworkCities: z.array(name).default([]),
  /** 5.2.B: days of warranty, counted by the calendar of the plan's time zone (ours). */
  warrantyDays: z.int().min(0).max(36_500).default(30),
  /** 4.3: minutes after the window's `latest` before the provider is late (ours). */
  toleranceMinutes: minutes(0),
  /** 5.1.D: definitions of service that are an ambulance. */
  ambulanceDefinitions: z.array(name).default(['ambulancia']),
  /** 5.1.F: definitions of service that are a long-distance tow. */
  longTowDefinitions: z.array(name).default(['gruaForanea']),
  due: due.prefault({}),
});

export type Policy = z.output<typeof policySchema>;

/** Bad policy: `issues` names each field and its rule. */
export class PolicyError extends Error {
  readonly code = 'invalid-policy';
  readonly issues: readonly { path: string; message: string }[];

  constructor(cause: z.ZodError) {
    const issues = cause.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    super(`Invalid policy: ${issues.map(({ path, message }) => `${path}: ${message}`).join('; ')}`, {
      cause,
    });
    this.issues = issues;
  }
}

/** The policy that a value describes, its defaults filled in. Throws `PolicyError`. */
export function parsePolicy(value: unknown): Policy {
  const result = policySchema.safeParse(value);
  if (!result.success) throw new PolicyError(result.error);
  return result.data;
}

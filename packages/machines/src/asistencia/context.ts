import { z } from 'zod';
import { check } from '../values/check.ts';
import { instant } from '../values/instant.ts';
import { money } from '../values/money.ts';
import { by, provider, window } from '../values/parties.ts';
import { impersonal, marked, personal } from '../values/privacy.ts';
import { prose } from '../values/text.ts';
import { coverageOutcomes, exceptionGrounds } from './asistencia-event.ts';
import {
  type AsistenciaInput,
  asistenciaInputSchema,
  callSchema,
  recordedInputSchema,
  recordedPlanSchema,
  serviceSchema,
  warrantyOfSchema,
} from './input.ts';
import { checkedInput, MalformedInput } from './malformed-input.ts';
import { frozenPolicySchema } from './policy.ts';
import { fromVersion1 } from './version-1.ts';

const amount = z.int().min(0);

/**
 * Who pays, as the machine concludes it: the plan, the afiliado, the company as a goodwill, an
 * earlier service. Null until it is known.
 */
export const categories = ['cobertura', 'conexion', 'cortesia', 'garantia'] as const;
/**
 * Who pays, as the machine concludes it: the plan, the afiliado, the company as a goodwill, an
 * earlier service.
 */
export type Category = (typeof categories)[number];

/**
 * What an asistencia remembers: only what a later guard, effect or coordinator needs; the history
 * is in the journal. It is a schema, so that a stored snapshot is checked field by field before it
 * is restored.
 */
export const contextSchema = marked(
  z.strictObject({
    service: serviceSchema.extend({ medicalEmergency: z.boolean() }),
    plan: recordedPlanSchema,
    call: callSchema,
    openedAt: instant,
    warrantyOf: warrantyOfSchema.nullable(),
    policy: frozenPolicySchema,
    /** The `at` of the last event: the next event is never earlier. */
    lastAt: instant,

    category: z.enum(categories).nullable(),
    coverage: z
      .strictObject({
        outcome: z.enum(coverageOutcomes),
        coveredAmount: amount.nullable(),
      })
      .nullable(),
    /** 5.1.D: the service is uncovered and its authorization comes after the assignment. */
    authorizationOwed: z.boolean(),
    denialExplained: z.boolean(),
    /** 5.1.B: the afiliado was warned that they are not our providers. */
    disclaimed: z.boolean(),
    /** 5.1.G: the afiliado was upset at some time. */
    objected: z.boolean(),
    /** The pendiente `tellSupervisor` is open: a second objection opens no second one. */
    supervisorToTell: z.boolean(),
    quote: z
      .strictObject({
        provider,
        kind: z.enum(['service', 'visit']),
        price: amount,
        marketReference: amount.nullable(),
        tariffReference: amount.nullable(),
      })
      .nullable(),
    /** 5.1.A: what the afiliado was last told that they would pay. */
    priceTold: amount.nullable(),
    /** Grounds on which an exception was requested, each once. */
    groundsAsked: z.array(z.enum(exceptionGrounds)),
    /** The review under way: its ground, where it returns to and who must answer. */
    review: z
      .strictObject({
        ground: z.enum(exceptionGrounds),
        from: z.enum(['cotizacion', 'oferta']),
        level: z.enum(['supervisor', 'gerencia']),
        /** The requester, who may not approve; null if unknown, and then any superior may. */
        requestedBy: impersonal(by.shape.id).nullable(),
      })
      .nullable(),
    /** The exception that was granted; the bitácora says by whom and why (5.1.J). */
    discount: z
      .strictObject({ percent: z.int().min(1).max(100), ground: z.enum(exceptionGrounds) })
      .nullable(),
    /** 5.1.H: it was explained that the service is given as an exception. */
    exceptionExplained: z.boolean(),

    assignment: z.strictObject({ provider, window }).nullable(),
    /** A provider was assigned at some time, released or not. */
    everAssigned: z.boolean(),
    arrivedAt: instant.nullable(),
    diagnosis: z
      .strictObject({
        summary: personal(prose),
        estimatedCost: amount,
        marketReference: amount.nullable(),
        tariffReference: amount.nullable(),
        /** A superior has answered this diagnosis. */
        excessApproved: z.boolean(),
      })
      .nullable(),

    /** Fixed by the first amount. All amounts below are in its minor units. */
    currency: money.shape.currency.nullable(),
    /** What the afiliado agreed to pay, accepted excesses included. */
    agreed: amount,
    /** What an exception took off the afiliado's share; the company pays it. */
    discounted: amount,
    /** Excess that the afiliado accepted, over all diagnoses. */
    excessAccepted: amount,
    /** Excess that superiors absorbed, over all diagnoses. */
    excessAbsorbed: amount,
    /** What superiors allowed the company to pay in addition (cost.approved). */
    costApproved: amount,
    costs: z.strictObject({ afiliado: amount, company: amount }).nullable(),
    satisfied: z.boolean().nullable(),
  }),
);

/** What an asistencia remembers, as `snapshot.context`. */
export type AsistenciaContext = z.output<typeof contextSchema>;

/** The initial values of everything about money; a corrected coverage resets them. */
export const noMoney = {
  currency: null,
  agreed: 0,
  discounted: 0,
  excessAccepted: 0,
  excessAbsorbed: 0,
  costApproved: 0,
} as const satisfies Partial<AsistenciaContext>;

const nothing = check(asistenciaInputSchema, undefined);
/**
 * For every event, XState's pure `transition()` starts an actor without input and ignores its
 * failure. Throwing one prepared error costs a third of checking the missing input against the
 * schema each time.
 */
const inputMissing = new MalformedInput(nothing.ok ? [] : nothing.faults);

/** The context of a newly opened asistencia. Throws `MalformedInput`. */
export function openingContext(input: AsistenciaInput | undefined): AsistenciaContext {
  if (input === undefined) throw inputMissing;
  return firstContext(checkedInput(asistenciaInputSchema, input));
}

/**
 * The same from a journal: an input that was accepted then is not checked for plausibility again.
 */
export const recordedContext = (input: AsistenciaInput): AsistenciaContext =>
  firstContext(checkedInput(recordedInputSchema, fromVersion1(input)));

function firstContext(input: z.output<typeof recordedInputSchema>): AsistenciaContext {
  const { service, plan, call, openedAt, warrantyOf, policy } = input;
  // In the schema's order, so that a snapshot has the same bytes before and after storing.
  return {
    service,
    plan,
    call,
    openedAt,
    warrantyOf: warrantyOf ?? null,
    policy,
    lastAt: openedAt,
    category: null,
    coverage: null,
    authorizationOwed: false,
    denialExplained: false,
    disclaimed: false,
    objected: false,
    supervisorToTell: false,
    quote: null,
    priceTold: null,
    groundsAsked: [],
    review: null,
    discount: null,
    exceptionExplained: false,
    assignment: null,
    everAssigned: false,
    arrivedAt: null,
    diagnosis: null,
    ...noMoney,
    costs: null,
    satisfied: null,
  };
}

import { z } from 'zod';
import { callSchema, recordedPlanSchema, serviceSchema } from '../asistencia/input.ts';
import { policySchema } from '../asistencia/policy.ts';
import { clauseIds } from '../procedure/clauses.ts';
import { type AutomaticKind, pendienteKinds } from '../procedure/pendientes.ts';
import { roles } from '../procedure/roles.ts';
import { warrantyFaults } from '../procedure/warranty-faults.ts';
import { date, instant } from '../values/instant.ts';
import { by } from '../values/parties.ts';
import { dateOffsetPattern, milliseconds, offsetPattern } from './moment.ts';

/** Relative to the moment of playing: `now`, `-1h30m`. */
const offset = z.string().regex(offsetPattern);
const relativeInstant = z.union([instant, z.strictObject({ $at: offset })]);
/** Relative to the day on which the asistencia is opened, in its plan's time zone: `-6 months`. */
const relativeDate = z.union([date, z.strictObject({ $date: z.string().regex(dateOffsetPattern) })]);

const automaticKinds = pendienteKinds.filter((kind): kind is AutomaticKind => kind !== 'manual');

/** The minimum that a refusal must name. The HTTP status follows from the code: 400, 403 or 409. */
const refusal = z.strictObject({
  code: z.enum([
    'invalid-request',
    'role-not-allowed',
    'not-in-this-state',
    'asistencia-closed',
    'guard-refused',
    'warranty-not-applicable',
  ]),
  guard: z.string().optional(),
  /** Exactly the rules that refuse it, in any order. */
  guards: z.array(z.string()).optional(),
  clause: z.enum(clauseIds).optional(),
  /** Why a warranty does not apply. */
  reason: z.enum(warrantyFaults).optional(),
});

const step = z.strictObject({
  /** For the reader; nothing is sent. */
  note: z.string().optional(),
  at: offset,
  /** A role, which a member of the cast plays, or a person by name. */
  by: z.union([z.enum(roles), by]).default('coordinador'),
  /**
   * `{type, callId?, ...payload}` as a client sends it; invalid on purpose if `refused` says so.
   */
  event: z.looseObject({ type: z.string() }),
  /** If left out, the event is accepted. A refused event changes nothing. */
  refused: refusal.optional(),
  /** What holds afterwards, as far as it matters to the case. */
  state: z.string().optional(),
  closureStatus: z.string().nullable().optional(),
  category: z.string().nullable().optional(),
  /** Exactly the kinds of the open automatic pendientes, in any order. */
  pendientes: z.array(z.enum(automaticKinds)).optional(),
});

const opening = {
  /** The name by which a later asistencia of the same file refers to this one. */
  name: z.string().optional(),
  at: offset,
  service: serviceSchema,
  /** Contradictory on purpose if `refused` says so. */
  plan: recordedPlanSchema.extend({ contractedOn: relativeDate }),
  /** The name of an earlier asistencia of this file. */
  warrantyOf: z.string().optional(),
};

const playedAsistencia = z.strictObject({
  ...opening,
  steps: z.array(step).min(1),
  /** The closure status and the category at the end of the steps; null where there is none. */
  closure: z.string().nullable(),
  category: z.string().nullable(),
});

const refusedAsistencia = z.strictObject({ ...opening, refused: refusal });

/**
 * A scripted real case: one expediente, its asistencias in order, and what is expected on the way.
 *
 * Steps lie at or before the moment of playing and never go back in time. The pure API plays them
 * at their own times; over HTTP the service's clock stamps them all with now, as when a case is
 * registered late. Both must give the same result: so a missed window must lie wholly in the past,
 * and an open one must end well in the future.
 */
export const caseFile = z
  .strictObject({
    title: z.strictObject({ es: z.string(), en: z.string() }),
    clauses: z.array(z.enum(clauseIds)).min(1),
    /**
     * What the case needs of the policy in force beyond its defaults: equal values, and lists with
     * at least these items.
     */
    policy: z
      .record(z.string(), z.unknown())
      .refine((policy) => policySchema.safeParse(policy).success, 'not a policy')
      .default({}),
    expediente: z.strictObject({
      holder: z.looseObject({ id: z.string(), name: z.string() }),
      contact: z.looseObject({ name: z.string(), phone: z.string() }),
      location: z.looseObject({ address: z.string(), city: z.string() }),
      call: callSchema.extend({ startedAt: relativeInstant }),
    }),
    asistencias: z.array(z.union([playedAsistencia, refusedAsistencia])).min(1),
  })
  .superRefine(({ asistencias }, context) => {
    const moments = asistencias.flatMap((one) => [one, ...('steps' in one ? one.steps : [])]);
    moments.forEach(({ at }, index) => {
      const isLate = milliseconds(at) > 0;
      const goesBack = milliseconds(at) < milliseconds(moments[index - 1]?.at ?? at);
      if (isLate || goesBack) context.addIssue(`${at} ${isLate ? 'is still to come' : 'goes back in time'}`);
    });
    for (const [index, { warrantyOf }] of asistencias.entries()) {
      const isKnown = asistencias.slice(0, index).some(({ name }) => name === warrantyOf);
      if (warrantyOf && !isKnown) context.addIssue(`No earlier asistencia is called ${warrantyOf}`);
    }
  });

/** A scripted case: one expediente, its asistencias and what happens, in order. */
export type CaseFile = z.output<typeof caseFile>;
/** A case as it is written: fields with a default may be left out. */
export type CaseInput = z.input<typeof caseFile>;
/** An asistencia of a scripted case: what opens it. */
export type CaseAsistencia = CaseFile['asistencias'][number];
/** A step of a scripted case: an event with what is expected of it. */
export type CaseStep = z.output<typeof step>;
/** A refusal that a step of a scripted case expects. */
export type ExpectedRefusal = z.output<typeof refusal>;

import { z } from 'zod';
import { conditions } from '../asistencia/citations.ts';
import { clauseIds } from '../procedure/clauses.ts';
import { pendienteKinds } from '../procedure/pendientes.ts';
import { senders } from '../procedure/roles.ts';
import { unmarkedFields } from '../values/privacy.ts';
import type { AsistenciaMachine } from './describe.ts';
import { HostError } from './host-error.ts';

const namesOf = (table: object) => z.enum(Object.keys(table) as [string, ...string[]]);
const clause = z.enum(clauseIds);
const citations = z
  .array(z.union([clause, z.strictObject({ clause, when: namesOf(conditions) })]))
  .nonempty();
const agenda = z.looseObject({ kinds: z.union([z.literal('automatic'), z.array(z.enum(pendienteKinds))]) });

const isPayload = (schema: unknown): boolean =>
  schema instanceof z.ZodObject || schema instanceof z.ZodDiscriminatedUnion;
const payload = z.custom<z.ZodObject>(isPayload, 'expected an object schema').superRefine((schema, ctx) => {
  for (const field of unmarkedFields(schema))
    ctx.addIssue({
      code: 'custom',
      path: field.split('.'),
      message: 'neither personal nor impersonal: an erasure must know',
    });
});
const event = z.looseObject({
  sender: namesOf(senders),
  payload,
  cites: z.looseObject({}),
});

/** What the type of `Additions` asks of a program that the compiler has not seen. */
function schemaFor({ guards, actions }: AsistenciaMachine['implementations']) {
  const guard = namesOf(guards);
  const action = namesOf(actions);
  const entry = z.array(z.union([action, z.looseObject({ type: action, params: agenda.optional() })]));
  const step = z.strictObject({
    target: z.string().optional(),
    guards: z.array(z.union([guard, z.looseObject({ type: guard })])).optional(),
    actions: entry.optional(),
    clauses: citations,
    actor: z.enum(['afiliado', 'coordinador', 'proveedor', 'superior']),
  });
  return z.strictObject({
    states: z
      .record(z.string(), z.strictObject({ after: z.string(), clauses: citations, entry: entry.optional() }))
      .optional(),
    events: z.record(z.string(), event).optional(),
    closures: z.record(z.string(), z.strictObject({ clause })).optional(),
    steps: z.record(z.string(), z.record(z.string(), z.union([step, z.array(step).nonempty()]))).optional(),
  });
}

/** Throws `HostError` with the path of what is not an addition to a machine. */
export function checkAdditions(machine: AsistenciaMachine, additions: unknown): void {
  const { error } = schemaFor(machine.implementations).safeParse(additions);
  const fault = error && deepest(error.issues);
  if (fault)
    throw new HostError('invalid-addition', `${['additions', ...fault.path].join('.')}: ${fault.message}`);
}

/** Of the branches of a union, the fault of the one that fits furthest. */
function deepest([issue]: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  if (issue?.code !== 'invalid_union') return issue;
  const inner = issue.errors
    .map((issues) => deepest(issues as z.core.$ZodIssue[]))
    .filter((one) => one !== undefined)
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  return inner ? { ...inner, path: [...issue.path, ...inner.path] } : issue;
}

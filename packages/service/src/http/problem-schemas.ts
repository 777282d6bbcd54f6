import { warrantyFaults } from '@conexion/machines';
import { z } from 'zod';
import { allowedAnswer, refusalAnswer, rolesAnswer } from './answer-schemas.ts';
import { type ProblemCode, statusOf } from './problem.ts';

/** What a problem says besides its type, title, status and code. */
const fields: Partial<Record<ProblemCode, z.ZodRawShape>> = {
  unavailable: {
    outcome: z.literal('unknown').optional().describe('Present where a change may have been written'),
  },
  'too-large': { limit: z.int().describe('Bytes') },
  'invalid-request': {
    // Absent where a request for a file of the page has a range or precondition that fails.
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  },
  'role-not-allowed': { roles: rolesAnswer },
  'stale-revision': { revision: z.int().describe('The current one') },
  'event-refused': {
    detail: z.string(),
    refusals: z.array(refusalAnswer),
    allowed: z.array(allowedAnswer),
  },
  'warranty-not-applicable': {
    clause: z.literal('5.2.B'),
    reason: z.enum(Object.keys(warrantyFaults)),
    detail: z.string(),
  },
};

/** The schema of an `application/problem+json` answer. */
export const problemSchema = (code: ProblemCode) =>
  z.strictObject({
    type: z.literal(`urn:conexion:problem:${code}`),
    title: z.string(),
    status: z.literal(statusOf(code)),
    code: z.literal(code),
    ...fields[code],
  });

import { z } from 'zod';
import { roles } from '../procedure/roles.ts';
import { instant, millisecondsOf } from './instant.ts';
import { impersonal } from './privacy.ts';
import { id, name } from './text.ts';
import { ruled } from './value-rule.ts';

/** Who sends an event (clause 3). */
export const by = z.strictObject({ id, role: z.enum(roles), name: name.optional() });
/** Who sends an event (clause 3). */
export type By = z.output<typeof by>;

/** Who gives the service: the company's own technicians or a third party. */
export const provider = z.strictObject({
  id: impersonal(id),
  name: impersonal(name),
  kind: z.enum(['internal', 'external']),
});
/** Who gives the service: the company's own technicians or a third party. */
export type Provider = z.output<typeof provider>;

/** The time that a provider commits to. It may lie in the past: a late registration. */
export const window = z
  .strictObject({ earliest: instant, latest: instant })
  .refine(({ earliest, latest }) => millisecondsOf(earliest) <= millisecondsOf(latest), {
    path: ['latest'],
    ...ruled('window'),
  });
/** The time that a provider commits to. */
export type Window = z.output<typeof window>;

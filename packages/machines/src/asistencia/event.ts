import type { z } from 'zod';
import type { ClauseId } from '../procedure/clauses.ts';
import type { Sender } from '../procedure/roles.ts';
import type { EveryTextMarked } from '../values/privacy.ts';

/** The keys that a type demands, on whichever branch of a union. */
type RequiredKeys<T> = T extends unknown
  ? { [K in keyof T]-?: string extends K ? never : object extends Pick<T, K> ? never : K }[keyof T]
  : never;

/** Which clauses demand each required field. */
export type Cites<T> = Readonly<Record<Extract<RequiredKeys<T>, string>, readonly [ClauseId, ...ClauseId[]]>>;

export type PayloadSchema = z.ZodObject | z.ZodDiscriminatedUnion<z.ZodObject[]>;

export interface EventDefinition<S extends Sender, P extends z.ZodType> {
  /** The roles that may send it in some state. */
  sender: S;
  /** What it carries besides its stamp (DOMAIN §6). */
  payload: P;
  cites: Cites<z.output<P>>;
}

/**
 * An event of the procedure. It does not compile until each text of its payload is `personal` or
 * `impersonal`, and each required field cites the clauses that demand it.
 *
 * @example
 * event({
 *   sender: 'coordinador',
 *   payload: z.strictObject({ reason: personal(z.string()) }),
 *   cites: { reason: ['5.2.A'] },
 * })
 */
export const event = <S extends Sender, P extends z.ZodType>(
  definition: EventDefinition<S, P> & { payload: EveryTextMarked<P> },
): EventDefinition<S, P> => definition;

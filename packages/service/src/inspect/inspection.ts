import { z } from 'zod';
import { bounded } from './bounded.ts';

const id = z.string().min(1).max(200);
const optionalId = id.nullish();
/** Milliseconds since the epoch, as text; as many as a date may have. */
const createdAt = z.string().regex(/^\d{1,15}$/);
const value = z.unknown().transform(bounded);
const event = z.looseObject({ type: z.string() }).transform((of) => bounded(of) as typeof of);
const snapshot = z.object({ status: value, value, context: value }).partial().optional().catch({});

/** The fields that the page shows of what `@statelyai/inspect` sends; other fields are dropped. */
const inspection = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('@xstate.actor'),
    sessionId: id,
    name: z.string().max(200),
    parentId: optionalId,
    createdAt,
    /** The machine's configuration as JSON text. */
    definition: z.string().optional(),
    snapshot,
  }),
  z.object({
    type: z.literal('@xstate.event'),
    sessionId: id,
    sourceId: optionalId,
    createdAt,
    event,
  }),
  z.object({
    type: z.literal('@xstate.snapshot'),
    sessionId: id,
    createdAt,
    event,
    snapshot,
  }),
]);
export type Inspection = z.output<typeof inspection>;

/**
 * Parses a message; null for any other kind, perhaps of a newer version. Throws where it is not
 * JSON.
 */
export function parseInspection(text: string): Inspection | null {
  const { data } = inspection.safeParse(JSON.parse(text));
  return data ?? null;
}

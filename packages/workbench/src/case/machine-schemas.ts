import { type EventType, eventSchema, type Lang } from '@conexion/machines';
import type { JsonSchema } from '../form/json-schema.ts';

/**
 * A separate module, so that the page fetches the machine and its validator only when a user tries
 * a step that does not apply now.
 */
export const schemaOf = (type: EventType, lang: Lang): JsonSchema => eventSchema(type, lang) as JsonSchema;

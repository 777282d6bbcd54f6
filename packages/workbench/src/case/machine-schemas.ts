import { type EventType, eventSchema, type Lang } from '@conexion/machines';
import type { JsonSchema } from '../form/json-schema.ts';

/**
 * Apart, so that the machine and its validator are fetched only by whoever tries a step that is not
 * for now.
 */
export const schemaOf = (type: EventType, lang: Lang): JsonSchema => eventSchema(type, lang) as JsonSchema;

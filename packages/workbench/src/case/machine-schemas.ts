import { type EventType, eventSchema } from '@conexion/machines';
import type { JsonSchema } from '../form/json-schema.ts';
import { pageLanguage } from '../i18n/language.ts';

/**
 * A separate module, so that the page fetches the machine and its validator only when a user tries
 * a step that does not apply now.
 */
export const schemaOf = (type: string, lang: string): JsonSchema =>
  eventSchema(type as EventType, pageLanguage(lang)) as JsonSchema;

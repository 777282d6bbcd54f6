import type { JsonSchema } from '../form/json-schema.ts';

/** Whether an event can carry anything, so that it has a form. */
export const hasFields = ({ oneOf, properties = {} }: JsonSchema): boolean =>
  oneOf !== undefined || Object.keys(properties).length > 0;

import type { AllowedEvent } from '../api/bodies.ts';

/** Whether a step demands no data: it takes one click. */
export const isQuick = ({ schema }: Pick<AllowedEvent, 'schema'>): boolean =>
  schema.oneOf === undefined && !schema.required?.length;

/** The name of the moment that is all a step demands; null where it demands something else. */
export function onlyMomentOf({ schema }: Pick<AllowedEvent, 'schema'>): string | null {
  const [name, ...others] = schema.required ?? [];
  if (name === undefined || others.length > 0 || schema.oneOf) return null;
  return schema.properties?.[name]?.format === 'date-time' ? name : null;
}

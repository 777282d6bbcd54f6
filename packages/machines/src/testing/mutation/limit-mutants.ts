import { z } from 'zod';
import type { PayloadSchema } from '../../asistencia/event.ts';
import { type EventType, events, eventTypes } from '../../asistencia/events.ts';
import { definition } from '../../host/standard-host.ts';
import { siteKey, sites, withEvents } from './config.ts';
import { type Mutant, mutant } from './mutant.ts';

type Shape = Readonly<Record<string, z.ZodType>>;

/** One limit of a field moved, by what was done to it. */
function movedIn(field: z.ZodType): Readonly<Record<string, z.ZodType>> {
  if (field instanceof z.ZodOptional) return { 'may not be missing': field.unwrap() as z.ZodType };
  const missing = { 'may be missing': field.optional() };
  if (field instanceof z.ZodString && field.maxLength)
    return {
      ...missing,
      'one character more': z
        .string()
        .trim()
        .min(1)
        .max(field.maxLength + 1),
    };
  if (field instanceof z.ZodNumber && field.maxValue)
    return {
      ...missing,
      'one more': z
        .int()
        .min(Number(field.minValue))
        .max(field.maxValue + 1),
    };
  return missing;
}

/** A group of fields with one limit moved. */
const movedGroups = (group: z.ZodObject, isChoice: (field: string) => boolean): [string, z.ZodObject][] => [
  ['any field more', group.loose()],
  ...Object.entries(group.shape as Shape).flatMap(([name, field]) =>
    isChoice(name)
      ? []
      : Object.entries(movedIn(field)).map(([what, moved]): [string, z.ZodObject] => [
          `${name} ${what}`,
          group.extend({ [name]: moved }),
        ]),
  ),
];

/** A payload with one limit moved. */
function movedPayloads(payload: PayloadSchema): [string, PayloadSchema][] {
  if (payload instanceof z.ZodObject) return movedGroups(payload, () => false);
  const { discriminator } = payload.def;
  return payload.options.flatMap((option, place) =>
    movedGroups(option as z.ZodObject, (field) => field === discriminator).map(
      ([what, moved]): [string, PayloadSchema] => [
        `${what} in choice ${place}`,
        z.discriminatedUnion(discriminator, payload.options.with(place, moved) as [z.ZodObject]),
      ],
    ),
  );
}

const ofType = (type: EventType): Mutant[] =>
  movedPayloads(events[type].payload as PayloadSchema).map(([what, payload]) =>
    mutant({
      kind: 'limit moved',
      at: type,
      what,
      // The form is asked first, so a limit shows even where the event does not belong.
      touches: [
        ...new Set([
          ...sites.filter(({ event }) => event === type).map(siteKey),
          `${definition().initial} ${type}`,
        ]),
      ],
      make: () => withEvents({ [type]: { ...events[type], payload } }),
    }),
  );

/** Each event, with one limit moved of what it may carry. */
export const limitMutants: readonly Mutant[] = eventTypes.flatMap(ofType);

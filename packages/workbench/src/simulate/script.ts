import {
  callSchema,
  parseWith,
  policySchema,
  recordedPlanSchema,
  serviceSchema,
  textIn,
} from '@conexion/machines';
import { by, instant } from '@conexion/machines/values';
import { z } from 'zod';

/** What a scripted case says of a step beforehand, as far as it cares. */
const expectation = z.object({
  refused: z
    .object({
      code: z.string(),
      guard: z.string().optional(),
      guards: z.array(z.string()).optional(),
      clause: z.string().optional(),
      reason: z.string().optional(),
    })
    .optional(),
  state: z.string().optional(),
  closureStatus: z.string().nullable().optional(),
  category: z.string().nullable().optional(),
  pendientes: z.array(z.string()).optional(),
});
export type Expectation = z.output<typeof expectation>;

const opening = z.object({
  kind: z.literal('opening'),
  at: instant,
  name: z.string().optional(),
  service: serviceSchema,
  plan: recordedPlanSchema,
  /** The name of an earlier asistencia of the script (5.2.B). */
  warrantyOf: z.string().optional(),
  expected: expectation.optional(),
});

const event = z.object({
  kind: z.literal('event'),
  at: instant,
  by,
  /** `{type, ...payload}`, wrong on purpose where it is to be refused. */
  event: z.looseObject({ type: z.string() }),
  note: z.string().optional(),
  expected: expectation.optional(),
});

/** The simulated clock moves, and nothing happens. */
const wait = z.object({ kind: z.literal('wait'), at: instant });

const item = z.discriminatedUnion('kind', [opening, event, wait]);
export type ScriptItem = z.output<typeof item>;
export type Opening = z.output<typeof opening>;
export type ScriptEvent = z.output<typeof event>;

/**
 * A whole simulation as data: everything on the screen follows from it and from how far it is
 * played.
 */
export const scriptSchema = z.object({
  title: z.string().max(200).optional(),
  policy: policySchema,
  expediente: z.object({
    holder: z.looseObject({ id: z.string(), name: z.string() }),
    contact: z.looseObject({ name: z.string(), phone: z.string() }),
    location: z.looseObject({ address: z.string(), city: z.string() }),
    call: callSchema,
  }),
  items: z.array(item).min(1).max(500),
});
export type Script = z.output<typeof scriptSchema>;

/** One thing wrong with a script: which field of the form, and what in the language in use. */
export interface ScriptError {
  path: string;
  message: string;
}

/** Checks a script against its schema: errors name the fields of the form. */
export function parseScript(
  value: unknown,
  lang: string,
): { ok: true; value: Script } | { ok: false; errors: readonly ScriptError[] } {
  const parsed = parseWith(scriptSchema, value);
  if (parsed.ok) return parsed;
  const inForm = (path: string) => path.replace(/^(items\.\d+|expediente)\./, '');
  const errors = parsed.errors.map(({ path, message }) => ({
    path: inForm(path),
    message: textIn(message, lang),
  }));
  return { ok: false, errors };
}

/** The script with one more item after the played ones; the items after those are dropped. */
export const continued = (script: Script, played: number, next: ScriptItem): Script => ({
  ...script,
  items: [...script.items.slice(0, played), next],
});

/**
 * An instant as scripts write it: in UTC and whole seconds, so that a case can give it as a
 * duration before another.
 */
export const instantOf = (milliseconds: number): string =>
  new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace('.000Z', 'Z');

/**
 * What the asistencias of a simulation by hand are called, for a later one under their warranty.
 */
export const nameOf = (number: number): string => `asistencia-${number}`;

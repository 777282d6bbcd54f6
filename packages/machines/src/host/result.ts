import type { z } from 'zod';
import en from 'zod/v4/locales/en.js';
import es from 'zod/v4/locales/es.js';
import { type Lang, text } from '../procedure/text.ts';

/** One thing wrong with a value: which field, by its dotted path, and what rule it breaks. */
export interface Issue {
  path: string;
  message: string;
}

/** A value that was checked, or every issue that it has. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; errors: Issue[] };

/** What zod's own sentences leave unsaid: the rules of our values. */
const valueRules = {
  instant: text(
    'Debe ser un instante que exista, con segundos y zona: 2026-08-31T15:00:00-05:00.',
    'It must be an instant that exists, with seconds and an offset: 2026-08-31T15:00:00-05:00.',
  ),
  window: text('La ventana no puede terminar antes de empezar.', 'The window cannot end before it begins.'),
  timeZone: text('No es una zona horaria conocida.', 'It is not a known time zone.'),
  currency: text(
    'Debe ser una moneda de tres letras mayúsculas.',
    'It must be a currency of three capital letters.',
  ),
  date: text('Debe ser una fecha que exista: 2026-08-31.', 'It must be a date that exists: 2026-08-31.'),
  url: text('Debe ser una dirección web.', 'It must be a web address.'),
  servicesUsed: text(
    'No puede haber más servicios usados que pedidos.',
    'There cannot be more services used than requested.',
  ),
  contractedOn: text(
    'El plan no puede ser posterior al día en que se abre la asistencia.',
    'The plan cannot be later than the day on which the asistencia is opened.',
  ),
  unreadable: text('No se puede leer.', 'It cannot be read.'),
  missing: text('Falta.', 'It is missing.'),
  unknown: text('No se conoce este campo.', 'This field is not known.'),
  choice: text('No es una de las opciones.', 'It is not one of the choices.'),
} as const;

const zodMaps = { es: es().localeError, en: en().localeError };

const errorMap =
  (lang: Lang): z.core.$ZodErrorMap =>
  (issue) => {
    const rule = ruleOf(issue);
    return rule ? valueRules[rule][lang] : zodMaps[lang](issue);
  };

function ruleOf(issue: z.core.$ZodRawIssue): keyof typeof valueRules | undefined {
  if (issue.code === 'custom') return issue.params?.rule;
  if (issue.code === 'invalid_union') return 'choice';
  if (issue.code === 'unrecognized_keys') return 'unknown';
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'missing' : undefined;
  if (issue.code !== 'invalid_format') return undefined;
  if (issue.format === 'datetime' || issue.path?.at(-1)?.toString().endsWith('At')) return 'instant';
  if (issue.format === 'date') return 'date';
  if (issue.format === 'url') return 'url';
  const field = issue.path?.at(-1);
  return field === 'currency' || field === 'timeZone' ? field : undefined;
}

const errorMaps = { es: errorMap('es'), en: errorMap('en') };

/**
 * Checks a value against a schema; the issues are told in the language. Never throws, whatever the value does.
 * @example
 * const parsed = parseWith(z.strictObject({ at: instant }), value, 'en');
 */
export function parseWith<T>(schema: z.ZodType<T>, value: unknown, lang: Lang): Parsed<T> {
  try {
    const result = schema.safeParse(value, { error: errorMaps[lang] });
    if (result.success) return { ok: true, value: result.data };
    return { ok: false, errors: issuesOf(result.error) };
  } catch {
    // A getter or a proxy threw.
    return { ok: false, errors: [{ path: '', message: valueRules.unreadable[lang] }] };
  }
}

/** One issue for each field: the first that it breaks says enough. */
function issuesOf(error: z.ZodError): Issue[] {
  const issues = error.issues.flatMap((issue) => {
    const path = issue.path.map(String).join('.');
    // A key that the schema does not know is named itself, not the object that holds it.
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, message: issue.message }));
  });
  return [...new Map(issues.toReversed().map((issue) => [issue.path, issue])).values()].toReversed();
}

import { type Text, textIn } from '@conexion/machines';
import type { Voice } from './language.ts';
import type { JsonReply } from './reply.ts';

const text = (es: string, en: string): Text => ({ es, en });

/**
 * Every problem that the service answers with: its status and its sentence. The codes are stable.
 */
const problems = {
  'method-not-allowed': {
    status: 405,
    title: text('Esta dirección no admite ese método.', 'This path does not take that method.'),
  },
  'too-many-requests': { status: 429, title: text('Demasiadas peticiones.', 'Too many requests.') },
  unauthenticated: {
    status: 401,
    title: text('Falta una credencial válida.', 'A valid credential is missing.'),
  },
  'too-large': { status: 413, title: text('La petición es demasiado grande.', 'The request is too large.') },
  'not-json': { status: 415, title: text('La petición no es JSON.', 'The request is not JSON.') },
  'invalid-request': {
    status: 400,
    title: text('La petición no cumple su formato.', 'The request does not fit its format.'),
  },
  'not-found': { status: 404, title: text('No existe.', 'There is no such thing.') },
  'idempotency-key-reused': {
    status: 422,
    title: text(
      'Esta clave de idempotencia ya se usó con otra petición.',
      'This idempotency key was used with another request.',
    ),
  },
  'role-not-allowed': {
    status: 403,
    title: text('El rol no permite esta acción.', 'The role may not do this.'),
  },
  'stale-revision': {
    status: 412,
    title: text('Cambió desde que se consultó.', 'It has changed since it was read.'),
  },
  'event-refused': {
    status: 409,
    title: text('El procedimiento no permite este evento ahora.', 'The procedure refuses this event now.'),
  },
  'warranty-not-applicable': {
    status: 409,
    title: text('La garantía no aplica (5.2.B).', 'The warranty does not apply (5.2.B).'),
  },
  unavailable: {
    status: 503,
    title: text(
      'El servicio no está disponible; no se guardó nada.',
      'The service is unavailable; nothing was written.',
    ),
  },
  internal: { status: 500, title: text('Error interno.', 'Internal error.') },
} as const satisfies Record<string, { status: number; title: Text }>;

/** What is wrong with a text that holds a NUL or half of a surrogate pair. */
export const unstorable = text(
  'Contiene un carácter que no se puede guardar.',
  'It holds a character that cannot be stored.',
);

/** Instead of the title of `unavailable`, where a change may have been written. */
const outcomeUnknown = text(
  'El servicio no confirmó a tiempo y puede haber guardado el cambio: repita la petición con la misma clave de idempotencia.',
  'The service did not confirm in time and may have saved the change: retry with the same idempotency key.',
);

/** What an `unavailable` problem says besides, where a change may have been written. */
export const unknownOutcome = ({ lang }: Pick<Voice, 'lang'>) => ({
  title: textIn(outcomeUnknown, lang),
  outcome: 'unknown',
});

export type ProblemCode = keyof typeof problems;

export const statusOf = (code: ProblemCode): number => problems[code].status;

/** An `application/problem+json` answer (RFC 9457), with what the code's own fields say. */
export function problem(
  code: ProblemCode,
  { lang }: Pick<Voice, 'lang'>,
  fields: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): JsonReply {
  const { status, title } = problems[code];
  return {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json; charset=utf-8' },
    body: { type: `urn:conexion:problem:${code}`, title: textIn(title, lang), status, code, ...fields },
  };
}

import type { Refusal } from '../../host/refusal.ts';
import type { ClauseId } from '../../procedure/clauses.ts';
import type { Section } from './sections.ts';
import type { Got } from './wire.ts';

/** Where a host and the machine disagree. */
export class Disagreement extends Error {
  /** The clauses at stake; empty where the contract is broken rather than the procedure. */
  readonly clauses: readonly ClauseId[];
  /** The part of the contract, where the message is about one. */
  readonly section: Section | undefined;

  constructor(message: string, clauses: readonly ClauseId[] = [], section?: Section) {
    super(message);
    this.clauses = clauses;
    this.section = section;
  }
}

/** Fails unless two values are the same JSON, whatever the order of their fields. */
export function same(
  what: string,
  received: unknown,
  expected: unknown,
  clauses?: readonly ClauseId[],
  section?: Section,
): void {
  const [found, due] = [canonical(received), canonical(expected)];
  if (found === due) return;
  const [one, other] = [received, expected].map(partsOf);
  const part = Object.keys({ ...one, ...other }).find(
    (key) => canonical(one?.[key]) !== canonical(other?.[key]),
  );
  // Of what is long, the first part that differs.
  if (part !== undefined && one && other && Math.max(found.length, due.length) > most)
    same(`${what}, ${part}`, one[part], other[part], clauses, section);
  throw new Disagreement(`${what}: ${found}, not ${due}`, clauses, section);
}

const most = 1_000;
const partsOf = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null ? { ...value } : undefined;

const longest = 200;

/** Calls whose answers have another form, at least where they are accepted. */
const isOtherwise = /^\/(docs|healthz|readyz|metrics|api\/(eventlog|stream))\b/;

/** Fails where an answer is not JSON, and must be. */
export function expectJson(path: string, { status, headers, body }: Got): void {
  if (typeof body !== 'string' || isOtherwise.test(path)) return;
  const type = headers.get('content-type') ?? 'no content type';
  const text = body === '' ? 'an empty body' : JSON.stringify(body.slice(0, longest));
  throw new Disagreement(`${path}: ${status} with ${type} and ${text}, not JSON`, [], 'answers');
}

/** One text for all JSON that differs in the order of its fields alone. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? 'nothing';

/** What must be the same in the answers to one request. */
export const wholeOf = ({ status, headers, body }: Got) => ({
  status,
  etag: headers.get('etag'),
  location: headers.get('location'),
  body,
});

/** The machine's refusals, in the form of the HTTP contract, in a language of the host. */
export const asContract = (refusals: readonly Refusal<string>[], lang: string) =>
  refusals.map((refusal) => ({
    code: refusal.code,
    ...('guard' in refusal ? { guard: refusal.guard } : {}),
    ...('clause' in refusal ? { clause: refusal.clause } : {}),
    message: refusal.message[lang] ?? '',
  }));

/** The host took what the machine refuses. */
export const wronglyAccepted = (
  type: unknown,
  refusals: readonly Refusal<string>[],
  lang: string,
): Disagreement => forbidden(`The host accepted ${type}`, refusals, lang);

/** The host lists as allowed what the machine refuses. */
export const wronglyAllowed = (
  type: unknown,
  refusals: readonly Refusal<string>[],
  lang: string,
): Disagreement => forbidden(`The host allows ${type}`, refusals, lang);

function forbidden(what: string, refusals: readonly Refusal<string>[], lang: string): Disagreement {
  const reasons = asContract(refusals, lang).map(({ clause, guard, message }) =>
    clause ? `${clause}${guard ? ` (${guard})` : ''}: ${message}` : message,
  );
  return new Disagreement(
    `${what}, which is forbidden by ${reasons.join('; ')}`,
    refusals.flatMap((refusal) => ('clause' in refusal ? [refusal.clause] : [])),
  );
}

/** The host did not take what the machine accepts. */
export const wronglyRefused = (
  type: unknown,
  { status, body }: Got<{ refusals?: readonly unknown[] }>,
  clauses: readonly ClauseId[],
): Disagreement =>
  new Disagreement(
    `The host refused ${type}, which ${clauses.join(', ')} allow${clauses.length === 1 ? 's' : ''}: ` +
      `${status} ${JSON.stringify(body.refusals ?? body)}`,
    clauses,
  );

import { MalformedInput } from '../../asistencia/malformed-input.ts';
import type { ClauseId } from '../../procedure/clauses.ts';
import { Disagreement } from './disagreement.ts';
import type { Scene } from './scene.ts';
import type { Section } from './sections.ts';
import { Unanswered } from './wire.ts';

/** Where a host and the contract disagree, as a story that ends there. */
export interface Finding {
  /** The part of the HTTP contract; `procedure` where the machine decides otherwise. */
  section: Section;
  /** The rule at stake, where one was tried by itself. */
  rule?: string;
  message: string;
  clauses: readonly ClauseId[];
  /** The requests until then. */
  story: readonly string[];
}

/**
 * The finding of a story that ends with an error: a disagreement, a request whose connection the
 * host lost each time, or an answer of another form than the story reads. Rethrows any other error,
 * such as that of a host that has ended.
 */
export function findingOf(error: unknown, scene: Scene, section: Section, rule?: string): Finding {
  const { clauses, section: own = section, message } = disagreementOf(error);
  return {
    section: own,
    ...(rule === undefined ? {} : { rule }),
    clauses,
    ...scene.report(message),
  };
}

function disagreementOf(error: unknown): Disagreement {
  if (error instanceof Disagreement) return error;
  if (error instanceof Unanswered && error.isReached) return new Disagreement(error.message);
  if (!misread.some((kind) => error instanceof kind)) throw error;
  const why = error instanceof Error ? error.message : '';
  return new Disagreement(`An answer has another form than the contract says: ${why}`, [], 'answers');
}

/** What reading a field of another form throws: no list, no time, no input of an asistencia. */
const misread = [TypeError, RangeError, SyntaxError, MalformedInput];

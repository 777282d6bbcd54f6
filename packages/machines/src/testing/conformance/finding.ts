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
 * The finding of a story that ends with an error: a disagreement, or a request whose connection the
 * host lost each time. Rethrows any other error, such as that of a host that has ended.
 */
export function findingOf(error: unknown, scene: Scene, section: Section, rule?: string): Finding {
  const isUnanswered = error instanceof Unanswered && error.isReached;
  if (!(isUnanswered || error instanceof Disagreement)) throw error;
  const { clauses = [], section: own = section } = error instanceof Disagreement ? error : {};
  return {
    section: own,
    ...(rule === undefined ? {} : { rule }),
    message: error.message,
    clauses,
    story: scene.story(),
  };
}

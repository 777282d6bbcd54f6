import type { ClauseId } from '../../procedure/clauses.ts';
import { Disagreement } from './disagreement.ts';
import type { Scene } from './scene.ts';
import type { Section } from './sections.ts';

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

/** The finding of a story that ends with an error; rethrows what is no disagreement. */
export function findingOf(error: unknown, scene: Scene, section: Section, rule?: string): Finding {
  if (!(error instanceof Disagreement)) throw error;
  const { message, clauses } = error;
  return {
    section: error.section ?? section,
    ...(rule === undefined ? {} : { rule }),
    message,
    clauses,
    story: scene.story(),
  };
}

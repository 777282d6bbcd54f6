import type { ClauseId } from '../procedure/clauses.ts';
import type { ExceptionGround } from './asistencia-event.ts';
import type { AsistenciaContext } from './context.ts';
import { isGoodwill, isHome, isLongTow, isMarketTested, isTariffTested } from './guards.ts';

/** A clause that a transition implements: always, or only if a named condition holds. */
export type Citation = ClauseId | { clause: ClauseId; when: ConditionName };

const isReviewed =
  (...grounds: ExceptionGround[]) =>
  ({ review }: AsistenciaContext): boolean =>
    review !== null && grounds.includes(review.ground);

/**
 * The conditions that decide, from the memory before the event, whether a clause applied to a case.
 * The catalogues hold the words of each.
 */
export const conditions = {
  isHome,
  isLongTow,
  isMarketTested,
  isTariffTested,
  isObjectionReviewed: isReviewed('sixMonthsWithoutUse', 'internalTechnicianNetwork', 'noHeavyMachinery'),
  isGoodwillReviewed: isReviewed('firstServiceGoodwill'),
  isSpecialReviewed: isReviewed('special'),
  isGoodwill,
  isProviderAssigned: ({ assignment }: AsistenciaContext): boolean => assignment !== null,
};

export type ConditionName = keyof typeof conditions;

/** A clause that applies only where its condition holds. */
export const when = (condition: ConditionName, clause: ClauseId): Citation => ({ clause, when: condition });

const clauseOf = (citation: Citation): ClauseId =>
  typeof citation === 'string' ? citation : citation.clause;

/** Every clause that a transition names, each once. */
export const namedBy = (citations: readonly Citation[]): ClauseId[] => [...new Set(citations.map(clauseOf))];

/** Those that apply to a case. */
export const citedFor = (citations: readonly Citation[], context: AsistenciaContext): ClauseId[] =>
  namedBy(citations.filter((citation) => typeof citation === 'string' || conditions[citation.when](context)));

import type { CoverageOutcome, ExceptionGround } from '../asistencia/asistencia-event.ts';
import type { GuardName } from '../asistencia/guards.ts';
import type { ClauseId } from './clauses.ts';

interface Rule {
  clause: ClauseId;
  /** It only chooses among the branches of an event and never refuses one. */
  routing?: true;
}

/** The clause of each branch of an answer about the coverage. */
export const outcomeClauses: Readonly<Record<CoverageOutcome, ClauseId>> = {
  covered: '4.7',
  partial: '5.1.A',
  uncovered: '5.1.A',
  outsideMatrix: '5.1.B',
  warranty: '5.2.B',
};

/** The clause of each ground of an exception. */
export const groundClauses: Readonly<Record<ExceptionGround, ClauseId>> = {
  sixMonthsWithoutUse: '5.1.G',
  internalTechnicianNetwork: '5.1.G',
  noHeavyMachinery: '5.1.G',
  firstServiceGoodwill: '5.1.H',
  special: '5.1.I',
};

/** The clause that each guard of the asistencia comes from. The catalogues hold its words. */
export const rules = {
  isInOrder: { clause: 'ours' },
  hasRole: { clause: '3' },

  isOutcome: { clause: '5.1.A', routing: true },
  isMedicalEmergency: { clause: '5.1.D', routing: true },
  isCoverageOpen: { clause: 'ours' },
  hasWarranty: { clause: '5.2.B' },

  isSameCurrency: { clause: 'ours' },
  hasQuote: { clause: '5.1.A' },
  isBelowMarket: { clause: '5.1.E' },
  isWithinTariff: { clause: '5.1.F' },
  isPriceTold: { clause: '5.1.A' },
  isPartial: { clause: '4.2', routing: true },

  isGround: { clause: '5.1.G', routing: true },
  isNewGround: { clause: 'ours' },
  isWithoutApproval: { clause: 'ours' },
  hasObjected: { clause: '5.1.G' },
  sixMonthsWithoutUse: { clause: '5.1.G' },
  internalTechnicianNetwork: { clause: '5.1.G' },
  noHeavyMachinery: { clause: '5.1.G' },
  firstServiceGoodwill: { clause: '5.1.H' },
  isNotSpecial: { clause: '5.1.I' },
  isNotOwnRequest: { clause: 'ours' },
  isFullDiscount: { clause: '5.1.G', routing: true },
  isFromOferta: { clause: 'ours', routing: true },
  hasGoodwillToExplain: { clause: '5.1.H' },
  isGoodwillExplained: { clause: '5.1.H' },
  hasDisclaimed: { clause: '5.1.B' },

  isAuthorizationOwed: { clause: '5.1.D', routing: true },
  isDenialExplained: { clause: '5.1.A', routing: true },
  hasProvider: { clause: 'ours' },
  isLate: { clause: '4.3' },
  isWindowAhead: { clause: '4.3' },
  isArrivalPast: { clause: 'ours' },

  isUnanswered: { clause: '5.1.J' },
  hasExcess: { clause: '4.2' },
  hasNoExcess: { clause: '4.2' },
  isExcessBelowMarket: { clause: '5.1.E' },
  isExcessWithinTariff: { clause: '5.1.F' },
  isWholeExcess: { clause: '5.1.J', routing: true },
  isFinishInOrder: { clause: 'ours' },

  isSafeSum: { clause: 'ours' },
  isWithinAgreed: { clause: 'ours' },
  isWithinCompanyLimit: { clause: '5.1.J' },
} as const satisfies Record<GuardName, Rule>;

/** The guards that refuse: not those that only choose a branch. */
export type RefusingGuard = {
  [G in GuardName]: (typeof rules)[G] extends { routing: true } ? never : G;
}[GuardName];

import type { Money } from '../values/money.ts';
import { absorbedAt, amountsIn, chargesOf, excessOf, priceForAfiliado, shareOf } from './amounts.ts';
import type { AsistenciaEvent, CoverageOutcome, EventOf } from './asistencia-event.ts';
import { type AsistenciaContext, noMoney } from './context.ts';
import type { EventType } from './events.ts';
import { isExceptionLikely } from './guards.ts';

type Change = Partial<AsistenciaContext>;

/**
 * What an event changes in the memory; using it on an event of another type is an error in a stage
 * file.
 */
const on =
  <T extends EventType>(
    types: readonly T[],
    change: (context: AsistenciaContext, event: EventOf<T>) => Change,
  ) =>
  (context: AsistenciaContext, event: AsistenciaEvent): Change => {
    if (!(types as readonly EventType[]).includes(event.type)) {
      throw new TypeError(`A record of ${types.join(', ')} stands on ${event.type}`);
    }
    return change(context, event as EventOf<T>);
  };

const minorUnits = (value: Money | undefined): number | null => value?.amount ?? null;

const referencesOf = (event: EventOf<'quote.received' | 'diagnosis.recorded'>) => ({
  marketReference: minorUnits(event.marketReference),
  tariffReference: minorUnits(event.tariffReference),
});

const categoryByOutcome: Partial<Record<CoverageOutcome, AsistenciaContext['category']>> = {
  covered: 'cobertura',
  warranty: 'garantia',
};

/**
 * One named change for each fact worth remembering. Pure; the machine's assigns are made of them.
 */
export const records = {
  /** The time of every event, and the currency that the first amount fixes. */
  recordStamp: ({ currency }: AsistenciaContext, event: AsistenciaEvent): Change => ({
    lastAt: event.at,
    currency: currency ?? amountsIn(event)[0]?.currency ?? null,
  }),

  /** A corrected coverage resets the category and the money. */
  recordCoverage: on(['coverage.resolved'], (_, event) => {
    const coveredAmount = 'coveredAmount' in event ? event.coveredAmount : undefined;
    return {
      ...noMoney,
      currency: coveredAmount?.currency ?? null,
      coverage: { outcome: event.outcome, coveredAmount: minorUnits(coveredAmount) },
      category: categoryByOutcome[event.outcome] ?? null,
      authorizationOwed: false,
    };
  }),
  recordAuthorizationOwed: (): Change => ({ authorizationOwed: true }),
  recordDenial: (): Change => ({ denialExplained: true }),
  recordObjection: (context: AsistenciaContext): Change => ({
    objected: true,
    supervisorToTell: isExceptionLikely(context) && context.discount === null,
  }),
  recordQuote: on(['quote.received'], (_, event) => ({
    quote: {
      provider: event.provider,
      kind: event.kind,
      price: event.price.amount,
      ...referencesOf(event),
    },
  })),
  recordPrice: (context: AsistenciaContext): Change => ({ priceTold: priceForAfiliado(context) }),
  recordAcceptance: (context: AsistenciaContext): Change => ({
    agreed: priceForAfiliado(context),
    discounted: shareOf(context) - priceForAfiliado(context),
    category: context.coverage?.outcome === 'partial' ? 'cobertura' : 'conexion',
    authorizationOwed: false,
  }),

  recordRequest: on(['exception.requested'], ({ groundsAsked }, { ground }) => ({
    groundsAsked: [...groundsAsked, ground],
    supervisorToTell: false,
  })),
  recordEscalation: ({ review }: AsistenciaContext): Change => ({
    review: review && { ...review, level: 'gerencia' },
  }),
  recordDiscount: on(['exception.approved'], ({ review }, { discountPercent }) => ({
    discount: review && { percent: discountPercent, ground: review.ground },
    review: null,
  })),
  /** At 100 % there is nothing left to accept. */
  recordCourtesy: (context: AsistenciaContext): Change => ({
    agreed: 0,
    discounted: shareOf(context),
    category: 'cortesia',
    authorizationOwed: false,
  }),
  recordReviewEnd: (): Change => ({ review: null }),
  recordExplanation: (): Change => ({ exceptionExplained: true }),
  recordDisclaimer: (): Change => ({ disclaimed: true }),

  recordAssignment: on(['provider.assigned'], (_, { provider, window }) => ({
    assignment: { provider, window },
    everAssigned: true,
  })),
  recordWindow: on(['reschedule.accepted'], ({ assignment }, { window }) => ({
    assignment: assignment && { ...assignment, window },
  })),
  recordProviderGone: (): Change => ({ assignment: null }),
  /** The agreement stands; the released provider no longer owes the unfinished work. */
  recordRelease: ({ groundsAsked, review }: AsistenciaContext): Change => ({
    assignment: null,
    arrivedAt: null,
    diagnosis: null,
    // A review that the release ends unanswered does not count: its ground may be requested again.
    groundsAsked: groundsAsked.filter((ground) => ground !== review?.ground),
    review: null,
    supervisorToTell: false,
  }),
  recordArrival: on(['provider.arrived'], (_, { arrivedAt }) => ({ arrivedAt })),

  recordNoArrival: (): Change => ({ arrivedAt: null }),

  recordDiagnosis: on(['diagnosis.recorded'], (_, event) => ({
    diagnosis: {
      summary: event.summary,
      estimatedCost: event.estimatedCost.amount,
      ...referencesOf(event),
      excessApproved: false,
    },
  })),
  recordAbsorption: on(['excess.approved'], (context, { percent }) => ({
    excessAbsorbed: context.excessAbsorbed + absorbedAt(context, percent),
    diagnosis: context.diagnosis && { ...context.diagnosis, excessApproved: true },
  })),
  recordExcess: (context: AsistenciaContext): Change => ({
    agreed: context.agreed + excessOf(context),
    excessAccepted: context.excessAccepted + excessOf(context),
  }),

  recordCosts: on(['cost.loaded'], (_, { lines }) => ({ costs: chargesOf(lines) })),
  recordCostApproval: on(['cost.approved'], ({ costApproved }, { amount }) => ({
    costApproved: costApproved + amount.amount,
  })),
  recordConformity: on(['conformity.recorded'], (_, { satisfied }) => ({ satisfied })),
};

/** Where a review returns to when it is answered. */
export interface ReviewOrigin {
  from: 'cotizacion' | 'oferta';
}

export const recordReview = ({ from }: ReviewOrigin) =>
  on(['exception.requested'], (_, { ground, by }) => ({
    review: { ground, from, level: 'supervisor', requestedBy: by.id },
  }));

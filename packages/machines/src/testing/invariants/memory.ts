import type { AsistenciaContext } from '../../asistencia/context.ts';
import type { ClauseId } from '../../procedure/clauses.ts';
import type { Facts } from '../facts.ts';
import type { Moment } from '../trace.ts';
import { type Invariant, whenAccepted } from './invariant.ts';
import { isServiceIn } from './service-names.ts';

interface Memory {
  /** Of what. */
  fact: string;
  clauses: readonly [ClauseId, ...ClauseId[]];
  remembered(context: AsistenciaContext): unknown;
  told(facts: Facts, moment: Pick<Moment, 'input' | 'after'>): unknown;
}

const amountOf = (money: { amount: number } | null | undefined): number | null => money?.amount ?? null;

const isOwed = (
  { coverage, isOfferAccepted, approval }: Facts,
  { input: { service, policy } }: Pick<Moment, 'input'>,
) =>
  (coverage?.outcome === 'uncovered' || coverage?.outcome === 'partial') &&
  service.medicalEmergency === true &&
  isServiceIn(policy?.ambulanceDefinitions ?? ['ambulancia'], service.definition) &&
  !isOfferAccepted &&
  approval?.percent !== 100;

const levels: Readonly<Record<string, string>> = {
  'autorizacion.revisionDelSupervisor': 'supervisor',
  'autorizacion.revisionDeGerencia': 'gerencia',
};

/** What must be remembered, beside the plain account of what was told. */
const memories: readonly Memory[] = [
  {
    fact: 'the time',
    clauses: ['ours'],
    remembered: ({ lastAt }) => lastAt,
    told: ({ lastAt }) => lastAt,
  },
  {
    fact: 'the coverage',
    clauses: ['4.7', '5.1.A'],
    remembered: ({ coverage }) => coverage && [coverage.outcome, coverage.coveredAmount],
    told: ({ coverage }) =>
      coverage && [coverage.outcome, 'coveredAmount' in coverage ? amountOf(coverage.coveredAmount) : null],
  },
  {
    fact: 'the currency',
    clauses: ['ours'],
    remembered: ({ currency }) => currency,
    told: ({ currency }) => currency,
  },
  {
    fact: 'an authorization owed',
    clauses: ['5.1.D'],
    remembered: ({ authorizationOwed }) => authorizationOwed,
    told: isOwed,
  },
  {
    fact: 'the denial explained and the disclaimer',
    clauses: ['5.1.A', '5.1.B'],
    remembered: ({ denialExplained, disclaimed }) => [denialExplained, disclaimed],
    told: ({ isDenialExplained, isDisclaimed }) => [isDenialExplained, isDisclaimed],
  },
  {
    fact: 'the objection',
    clauses: ['5.1.G'],
    remembered: ({ objected }) => objected,
    told: ({ hasObjected }) => hasObjected,
  },
  {
    fact: 'the last quote',
    clauses: ['5.1.A', '5.1.E', '5.1.F'],
    remembered: ({ quote }) =>
      quote && [quote.provider.id, quote.kind, quote.price, quote.marketReference, quote.tariffReference],
    told: ({ quote }) =>
      quote && [
        quote.provider.id,
        quote.kind,
        quote.price.amount,
        amountOf(quote.marketReference),
        amountOf(quote.tariffReference),
      ],
  },
  {
    fact: 'the price last told',
    clauses: ['5.1.A'],
    remembered: ({ priceTold }) => priceTold === null || String(priceTold),
    told: ({ priceTold }) => priceTold === null || String(priceTold),
  },
  {
    fact: 'the grounds asked',
    clauses: ['5.1.G', '5.1.H', '5.1.I'],
    remembered: ({ groundsAsked }) => groundsAsked,
    told: ({ groundsAsked }) => groundsAsked,
  },
  {
    fact: 'the review under way',
    clauses: ['5.1.G', '5.1.I'],
    remembered: ({ review }) =>
      review && [review.ground, `autorizacion.${review.from}`, review.level, review.requestedBy],
    told: ({ review }, { after: { where } }) => {
      const level = levels[where.state];
      return level && review ? [review.ground, review.from, level, review.requestedBy] : null;
    },
  },
  {
    fact: 'the exception granted',
    clauses: ['5.1.G', '5.1.H', '5.1.J'],
    remembered: ({ discount, exceptionExplained }) => [
      discount && [discount.ground, discount.percent],
      exceptionExplained,
    ],
    told: ({ approval, isExceptionExplained }) => [
      approval && [approval.ground, approval.percent],
      isExceptionExplained,
    ],
  },
  {
    fact: 'the provider at work and the committed window',
    clauses: ['5.2.A', '4.2', '4.3'],
    remembered: ({ assignment, everAssigned }) => [
      assignment && [assignment.provider.id, assignment.window],
      everAssigned,
    ],
    told: ({ provider, window, wasEverAssigned }, { after: { where } }) => {
      const isCancelled = where.final && where.state !== 'asistenciaConcluida';
      return [provider && !isCancelled ? [provider.id, window] : null, wasEverAssigned];
    },
  },
  {
    fact: 'when the provider arrived',
    clauses: ['5.2.A'],
    remembered: ({ arrivedAt }) => arrivedAt,
    told: ({ arrivedAt }) => arrivedAt,
  },
  {
    fact: 'the diagnosis and its answer',
    clauses: ['5.2.A', '5.1.J'],
    remembered: ({ diagnosis }) =>
      diagnosis && [
        diagnosis.summary,
        diagnosis.estimatedCost,
        diagnosis.marketReference,
        diagnosis.tariffReference,
        diagnosis.excessApproved,
      ],
    told: ({ diagnosis, isDiagnosisAnswered }) =>
      diagnosis && [
        diagnosis.summary,
        diagnosis.estimatedCost.amount,
        amountOf(diagnosis.marketReference),
        amountOf(diagnosis.tariffReference),
        isDiagnosisAnswered,
      ],
  },
  {
    fact: 'what the afiliado agreed to pay',
    clauses: ['5.1.A', '4.2'],
    remembered: ({ agreed, excessAccepted }) => [String(agreed), String(excessAccepted)],
    told: ({ agreed, excessAccepted }) => [String(agreed), String(excessAccepted)],
  },
  {
    fact: 'what superiors took over',
    clauses: ['5.1.G', '5.1.J'],
    remembered: ({ discounted, excessAbsorbed, costApproved }) =>
      [discounted, excessAbsorbed, costApproved].map(String),
    told: ({ discounted, excessAbsorbed, costApproved }) =>
      [discounted, excessAbsorbed, costApproved].map(String),
  },
];

/** The machine's memory holds what was told and nothing else. */
export const memoryInvariants: readonly Invariant[] = [
  ...memories.map(
    ({ fact, clauses, remembered, told }): Invariant => ({
      name: `${fact}: remembered as it was told`,
      clauses,
      holds: whenAccepted(
        'any',
        ({ input, after }) =>
          JSON.stringify(remembered(after.snapshot.context)) ===
          JSON.stringify(told(after.facts, { input, after })),
      ),
    }),
  ),
  {
    name: 'the costs and the conformity that conclude an asistencia are kept',
    clauses: ['4.5'],
    holds: whenAccepted(['cost.loaded', 'conformity.recorded'], ({ event, after: { snapshot } }) => {
      const { costs, satisfied } = snapshot.context;
      if (event.type === 'conformity.recorded') return costs !== null && satisfied === event.satisfied;
      const paid = event.lines.reduce(
        (sum, { units, unitPrice }) => sum + BigInt(units) * BigInt(unitPrice.amount),
        0n,
      );
      return costs !== null && BigInt(costs.afiliado) + BigInt(costs.company) === paid;
    }),
  },
];

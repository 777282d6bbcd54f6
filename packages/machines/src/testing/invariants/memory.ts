import type { AsistenciaContext } from '../../asistencia/context.ts';
import type { ClauseId } from '../../procedure/clauses.ts';
import type { Facts } from '../facts.ts';
import { isServiceIn } from '../oracle/names.ts';
import type { Moment } from '../trace.ts';
import { alike, type Invariant, whenAccepted } from './invariant.ts';

interface Memory {
  /** The fact that is remembered. */
  fact: string;
  clauses: readonly [ClauseId, ...ClauseId[]];
  remembered(context: AsistenciaContext): unknown;
  reported(facts: Facts, moment: Pick<Moment, 'input' | 'after'>): unknown;
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

/** What must be remembered, beside the plain account of the reported facts. */
const memories: readonly Memory[] = [
  {
    fact: 'the time',
    clauses: ['ours'],
    remembered: ({ lastAt }) => lastAt,
    reported: ({ lastAt }) => lastAt,
  },
  {
    fact: 'the coverage',
    clauses: ['4.7', '5.1.A'],
    remembered: ({ coverage }) => coverage && [coverage.outcome, coverage.coveredAmount],
    reported: ({ coverage }) =>
      coverage && [coverage.outcome, 'coveredAmount' in coverage ? amountOf(coverage.coveredAmount) : null],
  },
  {
    fact: 'the currency',
    clauses: ['ours'],
    remembered: ({ currency }) => currency,
    reported: ({ currency }) => currency,
  },
  {
    fact: 'an authorization owed',
    clauses: ['5.1.D'],
    remembered: ({ authorizationOwed }) => authorizationOwed,
    reported: isOwed,
  },
  {
    fact: 'the denial explained and the disclaimer',
    clauses: ['5.1.A', '5.1.B'],
    remembered: ({ denialExplained, disclaimed }) => [denialExplained, disclaimed],
    reported: ({ isDenialExplained, isDisclaimed }) => [isDenialExplained, isDisclaimed],
  },
  {
    fact: 'the objection',
    clauses: ['5.1.G'],
    remembered: ({ objected }) => objected,
    reported: ({ hasObjected }) => hasObjected,
  },
  {
    fact: 'the last quote',
    clauses: ['5.1.A', '5.1.E', '5.1.F'],
    remembered: ({ quote }) =>
      quote && [quote.provider, quote.kind, quote.price, quote.marketReference, quote.tariffReference],
    reported: ({ quote }) =>
      quote && [
        quote.provider,
        quote.kind,
        quote.price.amount,
        amountOf(quote.marketReference),
        amountOf(quote.tariffReference),
      ],
  },
  {
    fact: 'the last price given',
    clauses: ['5.1.A'],
    remembered: ({ priceTold }) => priceTold === null || String(priceTold),
    reported: ({ priceTold }) => priceTold === null || String(priceTold),
  },
  {
    fact: 'the grounds requested',
    clauses: ['5.1.G', '5.1.H', '5.1.I'],
    remembered: ({ groundsAsked }) => groundsAsked,
    reported: ({ groundsAsked }) => groundsAsked,
  },
  {
    fact: 'the review under way',
    clauses: ['5.1.G', '5.1.I'],
    remembered: ({ review }) =>
      review && [review.ground, `autorizacion.${review.from}`, review.level, review.requestedBy],
    reported: ({ review }, { after: { where } }) => {
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
    reported: ({ approval, isExceptionExplained }) => [
      approval && [approval.ground, approval.percent],
      isExceptionExplained,
    ],
  },
  {
    fact: 'the provider at work and the committed window',
    clauses: ['5.2.A', '4.2', '4.3'],
    remembered: ({ assignment, everAssigned }) => [
      assignment && [assignment.provider, assignment.window],
      everAssigned,
    ],
    reported: ({ provider, window, wasEverAssigned }, { after: { where } }) => {
      const isCancelled = where.final && where.state !== 'asistenciaConcluida';
      return [provider && !isCancelled ? [provider, window] : null, wasEverAssigned];
    },
  },
  {
    fact: 'when the provider arrived',
    clauses: ['5.2.A'],
    remembered: ({ arrivedAt }) => arrivedAt,
    reported: ({ arrivedAt }) => arrivedAt,
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
    reported: ({ diagnosis, isDiagnosisAnswered }) =>
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
    reported: ({ agreed, excessAccepted }) => [String(agreed), String(excessAccepted)],
  },
  {
    fact: 'what superiors took over',
    clauses: ['5.1.G', '5.1.J'],
    remembered: ({ discounted, excessAbsorbed, costApproved }) =>
      [discounted, excessAbsorbed, costApproved].map(String),
    reported: ({ discounted, excessAbsorbed, costApproved }) =>
      [discounted, excessAbsorbed, costApproved].map(String),
  },
  {
    fact: 'who pays which costs, and the conformity,',
    clauses: ['4.5', '5.1.J'],
    remembered: ({ costs, satisfied }) => [costs && [costs.afiliado, costs.company].map(String), satisfied],
    reported: ({ costs, satisfied }) => [costs?.map(String), satisfied],
  },
  {
    fact: 'an objection still to be reported',
    clauses: ['5.1.G'],
    remembered: ({ supervisorToTell }) => supervisorToTell,
    // Once the authorization is left, nothing reads it.
    reported: ({ agenda }, { after: { where, snapshot } }) =>
      where.state.startsWith('autorizacion.')
        ? agenda.some(({ kind }) => kind === 'tellSupervisor')
        : snapshot.context.supervisorToTell,
  },
];

/** What the input gives, and no event changes. */
const opening = ['service', 'plan', 'call', 'openedAt', 'warrantyOf', 'policy'] as const;

/** The machine remembers what the events report and nothing else. */
export const memoryInvariants: readonly Invariant[] = [
  ...memories.map(
    ({ fact, clauses, remembered, reported }): Invariant => ({
      name: `the machine remembers ${fact} as the events report it`,
      clauses,
      ...whenAccepted('any', (moment) =>
        alike(remembered(moment.after.snapshot.context), reported(moment.after.facts, moment)),
      ),
    }),
  ),
  {
    name: 'what opened an asistencia stays as it was',
    clauses: ['4.7', 'ours'],
    ...whenAccepted('any', ({ before, after }) => {
      const [was, is] = [before, after].map(({ snapshot: { context } }) => context);
      return opening.map((field) => alike(is?.[field], was?.[field])).find((it) => it !== true) ?? true;
    }),
  },
];

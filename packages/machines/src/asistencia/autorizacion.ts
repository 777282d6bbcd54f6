import { groundClauses } from '../procedure/rules.ts';
import { resolvesCoverage } from './apertura-de-asistencia.ts';
import type { ExceptionGround } from './asistencia-event.ts';
import { when } from './citations.ts';
import { asistencia } from './setup.ts';
import {
  cancelsAgenda,
  type GroundOf5_1_G,
  type GuardRef,
  groundsOf5_1_G,
  opens,
  settles,
  step,
} from './step.ts';

type Bargaining = 'cotizacion' | 'oferta';

/**
 * A declined offer. It is a later cancellation (4.2) where the plan pays part of the service, or
 * once a provider was assigned.
 */
const offerDeclined = [
  step({
    target: '#asistencia.canceladoPosterior',
    guards: ['isPartial'],
    clauses: ['4.2', '5.1.A', when('isProviderAssigned', '5.1.D')],
    actor: 'afiliado',
  }),
  step({
    target: '#asistencia.canceladoPosterior',
    guards: ['hasProvider'],
    clauses: ['4.2', '5.1.A', '5.1.D'],
    actor: 'afiliado',
  }),
  step({ target: '#asistencia.canceladoAlMomento', clauses: ['4.1', '5.1.A'], actor: 'afiliado' }),
] as const;

/** The price is given, and given again after a discount has changed it. */
const priceInformed = {
  guards: ['hasQuote', 'isBelowMarket', 'isWithinTariff'],
  actions: ['recordPrice'],
  clauses: ['5.1.A', when('isMarketTested', '5.1.E'), when('isTariffTested', '5.1.F')],
  actor: 'coordinador',
} as const;

/**
 * The afiliado is upset: this is remembered to the end, and the supervisor is notified if an
 * exception is likely.
 */
const affiliateObjected = step({
  actions: ['tellSupervisor', 'recordObjection'],
  clauses: ['5.1.G'],
  actor: 'afiliado',
});

/** After a goodwill approval (5.1.H), once, until the afiliado confirms. */
export const exceptionExplained = step({
  guards: ['hasGoodwillToExplain'],
  actions: ['recordExplanation'],
  clauses: ['5.1.H'],
  actor: 'coordinador',
});

const requestsException = (from: Bargaining) => {
  const asks = (ground: ExceptionGround, rules: GuardRef[]) =>
    step({
      target: 'revisionDelSupervisor',
      guards: [
        { type: 'isGround', params: { ground } },
        'hasQuote',
        'isWithoutApproval',
        { type: 'isNewGround', params: { ground } },
        ...rules,
      ],
      actions: [
        settles(
          'tellSupervisor',
          ...(ground === 'firstServiceGoodwill' ? (['requestGoodwill'] as const) : []),
        ),
        'recordRequest',
        { type: 'recordReview', params: { from } },
        { type: 'notify', params: { role: 'supervisor', about: 'exceptionRequested' } },
      ],
      clauses: [groundClauses[ground]],
      actor: 'coordinador',
    });
  /** Its own condition, and the other two if the policy requires all three. */
  const asksOfUpset = (ground: GroundOf5_1_G) =>
    asks(ground, [
      'hasObjected',
      ...groundsOf5_1_G.map(
        (name): GuardRef => (name === ground ? name : { type: name, params: { policy: 'all' } }),
      ),
    ]);
  return [
    asksOfUpset('sixMonthsWithoutUse'),
    asksOfUpset('internalTechnicianNetwork'),
    asksOfUpset('noHeavyMachinery'),
    asks('firstServiceGoodwill', ['firstServiceGoodwill']),
    asks('special', []),
  ] as const;
};

const leavesAuthorization = settles('completeAuthorization', 'tellSupervisor', 'requestGoodwill');

/** An exception on another ground leaves no goodwill to request. */
const cancelsGoodwill = { type: 'cancelPendientes', params: { kinds: ['requestGoodwill'] } } as const;

type Level = 'supervisor' | 'gerencia';

/** The clause of the ground under review, special cases apart. */
const ofGround = [when('isObjectionReviewed', '5.1.G'), when('isGoodwillReviewed', '5.1.H')] as const;

/**
 * An approval. In full, the service goes on; in part, the asistencia returns to where the exception
 * was requested, with the new price.
 */
const exceptionApproved = (level: Level) => {
  // The supervisor may not approve a special case.
  const rules: GuardRef[] =
    level === 'supervisor' ? ['isNotSpecial', 'isNotOwnRequest'] : ['isNotOwnRequest'];
  const clauses = ['5.1.J', ...ofGround, ...(level === 'gerencia' ? (['5.1.I'] as const) : [])] as const;
  const courtesy = [
    settles('reviewException'),
    leavesAuthorization,
    'recordDiscount',
    'recordCourtesy',
  ] as const;
  const discount = [settles('reviewException'), cancelsGoodwill, 'recordDiscount'] as const;
  return [
    step({
      target: '#asistencia.asignacionProveedor.confirmacionDelAfiliado',
      guards: ['isFullDiscount', 'hasProvider', ...rules],
      actions: courtesy,
      clauses: [...clauses, '5.1.D'],
      actor: 'superior',
    }),
    step({
      target: '#asistencia.asignacionProveedor',
      guards: ['isFullDiscount', ...rules],
      actions: courtesy,
      clauses,
      actor: 'superior',
    }),
    step({
      target: 'oferta',
      guards: ['isFromOferta', ...rules],
      actions: discount,
      clauses,
      actor: 'superior',
    }),
    step({ target: 'cotizacion', guards: rules, actions: discount, clauses, actor: 'superior' }),
  ] as const;
};

const exceptionDenied = (level: Level) => {
  const denial = {
    actions: [settles('reviewException'), 'recordReviewEnd'],
    clauses: [...ofGround, level === 'gerencia' ? '5.1.I' : when('isSpecialReviewed', '5.1.I')],
    actor: 'superior',
  } as const;
  return [
    step({ target: 'oferta', guards: ['isFromOferta'], ...denial }),
    step({ target: 'cotizacion', ...denial }),
  ] as const;
};

/**
 * The authorization of an uncovered service (5.1). It is not a stage of coordination, so it has no
 * stage. It runs before the assignment or, for an ambulance in a medical emergency (5.1.D), right
 * after it.
 */
export const autorizacion = asistencia.createStateConfig({
  meta: { clauses: ['5.1.A', '5.1.D'] },
  initial: 'explicacion',
  entry: [opens('completeAuthorization'), 'requestGoodwill'],
  on: {
    'coverage.resolved': resolvesCoverage('autorizacion'),
    'request.withdrawn': [
      step({
        target: 'canceladoPosterior',
        guards: ['hasProvider'],
        actions: ['recordReviewEnd'],
        clauses: ['4.2', '5.1.D'],
        actor: 'afiliado',
      }),
      step({
        target: 'canceladoAlMomento',
        actions: ['recordReviewEnd'],
        clauses: ['4.1', 'ours'],
        actor: 'afiliado',
      }),
    ],
    'provider.released': step({
      target: 'asignacionProveedor',
      guards: ['hasProvider'],
      actions: ['letProviderGo', cancelsAgenda, 'recordRelease'],
      clauses: ['5.1.D', 'ours'],
      actor: 'coordinador',
    }),
  },
  states: {
    explicacion: {
      meta: { clauses: ['5.1.A', '5.1.C'] },
      on: {
        'denial.explained': step({
          target: 'cotizacion',
          actions: ['recordDenial'],
          clauses: ['5.1.A', '5.1.C'],
          actor: 'coordinador',
        }),
      },
    },

    cotizacion: {
      meta: { clauses: ['5.1.A', '5.1.E', '5.1.F'] },
      on: {
        'quote.received': step({
          guards: ['isSameCurrency'],
          actions: ['recordQuote'],
          clauses: ['5.1.A', when('isHome', '5.1.E'), when('isLongTow', '5.1.F')],
          actor: 'proveedor',
        }),
        'price.informed': step({ target: 'oferta', ...priceInformed }),
        'offer.declined': offerDeclined,
        'affiliate.objected': affiliateObjected,
        'exception.requested': requestsException('cotizacion'),
        'exception.explained': exceptionExplained,
      },
    },

    oferta: {
      meta: { clauses: ['5.1.A'] },
      on: {
        'price.informed': step(priceInformed),
        'offer.accepted': [
          step({
            target: '#asistencia.asignacionProveedor.confirmacionDelAfiliado',
            guards: ['hasProvider', 'isPriceTold'],
            actions: [leavesAuthorization, 'recordAcceptance'],
            clauses: ['5.1.A', '5.1.D'],
            actor: 'afiliado',
          }),
          step({
            target: '#asistencia.asignacionProveedor',
            guards: ['isPriceTold'],
            actions: [leavesAuthorization, 'recordAcceptance'],
            clauses: ['5.1.A'],
            actor: 'afiliado',
          }),
        ],
        'offer.declined': offerDeclined,
        'quote.reopened': step({
          target: 'cotizacion',
          clauses: ['5.1.A', when('isLongTow', '5.1.F')],
          actor: 'coordinador',
        }),
        'affiliate.objected': affiliateObjected,
        'exception.requested': requestsException('oferta'),
        'exception.explained': exceptionExplained,
      },
    },

    revisionDelSupervisor: {
      meta: { clauses: ['5.1.G', '5.1.H', '5.1.J'] },
      entry: { type: 'openAgenda', params: { kinds: ['reviewException'], role: 'supervisor' } },
      on: {
        'exception.approved': exceptionApproved('supervisor'),
        'exception.denied': exceptionDenied('supervisor'),
        'exception.escalated': step({
          target: 'revisionDeGerencia',
          actions: [
            settles('reviewException'),
            'recordEscalation',
            { type: 'notify', params: { role: 'gerencia', about: 'exceptionEscalated' } },
          ],
          clauses: [...ofGround, '5.1.I'],
          actor: 'superior',
        }),
      },
    },

    revisionDeGerencia: {
      meta: { clauses: ['5.1.I', '5.1.J'] },
      entry: { type: 'openAgenda', params: { kinds: ['reviewException'], role: 'gerencia' } },
      on: {
        'exception.approved': exceptionApproved('gerencia'),
        'exception.denied': exceptionDenied('gerencia'),
      },
    },

    alternativas: {
      meta: { clauses: ['5.1.B'] },
      on: {
        'alternatives.disclaimed': step({
          actions: ['recordDisclaimer'],
          clauses: ['5.1.B'],
          actor: 'coordinador',
        }),
        'alternatives.shared': step({
          target: '#asistencia.canceladoAlMomento',
          guards: ['hasDisclaimed'],
          clauses: ['5.1.B', '4.1', 'ours'],
          actor: 'coordinador',
        }),
        'alternatives.withheld': step({
          target: '#asistencia.canceladoAlMomento',
          clauses: ['5.1.B', '4.1', 'ours'],
          actor: 'coordinador',
        }),
        'denial.explained': step({
          target: 'cotizacion',
          actions: ['recordDenial', 'requestGoodwill'],
          clauses: ['5.1.A', '5.1.C'],
          actor: 'coordinador',
        }),
      },
    },
  },
});

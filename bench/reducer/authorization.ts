import type { EventOf, RefusingGuard, StateId } from '@conexion/machines';
import { cancel, open, openReview, settle } from './agenda.ts';
import { failing, type Handler, type Handlers, type Move } from './asistencia.ts';
import { coverageResolved } from './coverage.ts';
import {
  currencyIn,
  isBelowMarket,
  isExceptionLikely,
  isGoodwill,
  isGoodwillDue,
  isGroundGiven,
  isWithinTariff,
  price,
  share,
} from './facts.ts';
import { close, release } from './way-out.ts';

const confirmation = 'asignacionProveedor.confirmacionDelAfiliado';
const assignment = 'asignacionProveedor.asignacionProveedor';
const grounds = ['sixMonthsWithoutUse', 'internalTechnicianNetwork', 'noHeavyMachinery'] as const;

/** From the authorization to the assignment, or past it where a provider was assigned already. */
function goOn(move: Pick<Move, 'before' | 'next' | 'effects'>): StateId {
  if (move.before.assignment !== null) {
    open(move, 'confirmAfiliado');
    return confirmation;
  }
  open(move, 'assignProvider', 'warnLateAssignment');
  return assignment;
}

const denialExplained: Handler<'denial.explained'> = ({ next }) => {
  next.denialExplained = true;
  return 'autorizacion.cotizacion';
};

const priceInformed: Handler<'price.informed'> = ({ before, next }) => {
  const failed = failing(
    before.quote === null && 'hasQuote',
    !isBelowMarket(before) && 'isBelowMarket',
    !isWithinTariff(before) && 'isWithinTariff',
  );
  if (failed) return failed;
  next.priceTold = price(before);
  return 'autorizacion.oferta';
};

const offerDeclined: Handler<'offer.declined'> = (move) =>
  close(
    move,
    move.before.coverage?.outcome === 'partial' || move.before.assignment !== null
      ? 'canceladoPosterior'
      : 'canceladoAlMomento',
  );

const affiliateObjected: Handler<'affiliate.objected'> = (move) => {
  const { before, next, state } = move;
  const isToTell = before.discount === null && isExceptionLikely(before);
  if (isToTell && !before.supervisorToTell) open(move, 'tellSupervisor');
  next.objected = true;
  next.supervisorToTell = isToTell;
  return state;
};

export const exceptionExplained: Handler<'exception.explained'> = ({ before, next, state }) => {
  if (!isGoodwill(before) || before.exceptionExplained) return ['hasGoodwillToExplain'];
  next.exceptionExplained = true;
  return state;
};

/**
 * The conditions of a ground of 5.1.G that fail: its own, and the other two if the policy says so.
 */
function failingGrounds({ before, event }: Move<EventOf<'exception.requested'>>): (RefusingGuard | false)[] {
  const isAll = before.policy.groundsRequired === 'all';
  return grounds.map(
    (ground) => (ground === event.ground || isAll) && !isGroundGiven(ground, before, event) && ground,
  );
}

const exceptionRequested: Handler<'exception.requested'> = (move) => {
  const { before, event, next, state, effects } = move;
  const { ground } = event;
  const isOfUpset = ground !== 'special' && ground !== 'firstServiceGoodwill';
  const failed = failing(
    before.quote === null && 'hasQuote',
    before.discount !== null && 'isWithoutApproval',
    before.groundsAsked.includes(ground) && 'isNewGround',
    isOfUpset && !before.objected && 'hasObjected',
    ...(isOfUpset ? failingGrounds(move) : []),
    ground === 'firstServiceGoodwill' && before.plan.servicesRequested !== 0 && 'firstServiceGoodwill',
  );
  if (failed) return failed;
  if (ground === 'firstServiceGoodwill') settle(move, 'tellSupervisor', 'requestGoodwill');
  else settle(move, 'tellSupervisor');
  next.groundsAsked = [...before.groundsAsked, ground];
  next.supervisorToTell = false;
  const from = state === 'autorizacion.oferta' ? 'oferta' : 'cotizacion';
  next.review = { ground, from, level: 'supervisor', requestedBy: event.by.id };
  effects.push({ type: 'notify', params: { role: 'supervisor', about: 'exceptionRequested' } });
  openReview(move, 'supervisor');
  return 'autorizacion.revisionDelSupervisor';
};

const whereRequested = ({ review }: Move['before']): StateId =>
  review?.from === 'oferta' ? 'autorizacion.oferta' : 'autorizacion.cotizacion';

const exceptionApproved: Handler<'exception.approved'> = (move) => {
  const { before, event, next, state } = move;
  const { review, policy } = before;
  const failed = failing(
    state === 'autorizacion.revisionDelSupervisor' && review?.ground === 'special' && 'isNotSpecial',
    policy.separateApproval && review?.requestedBy === event.by.id && 'isNotOwnRequest',
  );
  if (failed) return failed;
  settle(move, 'reviewException');
  next.discount = review && { percent: event.discountPercent, ground: review.ground };
  next.review = null;
  if (event.discountPercent < 100) {
    cancel(move, ['requestGoodwill']);
    return whereRequested(before);
  }
  settle(move, 'completeAuthorization', 'tellSupervisor', 'requestGoodwill');
  next.agreed = 0;
  next.discounted = share(before);
  next.category = 'cortesia';
  next.authorizationOwed = false;
  return goOn(move);
};

const exceptionDenied: Handler<'exception.denied'> = (move) => {
  settle(move, 'reviewException');
  move.next.review = null;
  return whereRequested(move.before);
};

const bargaining: Handlers = {
  'price.informed': priceInformed,
  'offer.declined': offerDeclined,
  'affiliate.objected': affiliateObjected,
  'exception.requested': exceptionRequested,
  'exception.explained': exceptionExplained,
};

/** In every state of the authorization. */
const anywhere: Handlers = {
  'coverage.resolved': coverageResolved,
  'request.withdrawn': (move) => {
    move.next.review = null;
    return close(move, move.before.assignment !== null ? 'canceladoPosterior' : 'canceladoAlMomento');
  },
  'provider.released': (move) => (move.before.assignment === null ? ['hasProvider'] : release(move)),
};

export const authorization = {
  'autorizacion.explicacion': { ...anywhere, 'denial.explained': denialExplained },

  'autorizacion.cotizacion': {
    ...anywhere,
    ...bargaining,
    'quote.received': ({ before, event, next, state }) => {
      const { provider, kind, marketReference, tariffReference } = event;
      if (!currencyIn(before, event.price, marketReference, tariffReference)) return ['isSameCurrency'];
      next.currency ??= event.price.currency;
      next.quote = {
        provider,
        kind,
        price: event.price.amount,
        marketReference: marketReference?.amount ?? null,
        tariffReference: tariffReference?.amount ?? null,
      };
      return state;
    },
  },

  'autorizacion.oferta': {
    ...anywhere,
    ...bargaining,
    'quote.reopened': () => 'autorizacion.cotizacion',
    'offer.accepted': (move) => {
      const { before, next } = move;
      const agreed = price(before);
      if (before.priceTold !== agreed) return ['isPriceTold'];
      settle(move, 'completeAuthorization', 'tellSupervisor', 'requestGoodwill');
      next.agreed = agreed;
      next.discounted = share(before) - agreed;
      next.category = before.coverage?.outcome === 'partial' ? 'cobertura' : 'conexion';
      next.authorizationOwed = false;
      return goOn(move);
    },
  },

  'autorizacion.revisionDelSupervisor': {
    ...anywhere,
    'exception.approved': exceptionApproved,
    'exception.denied': exceptionDenied,
    'exception.escalated': (move) => {
      settle(move, 'reviewException');
      move.next.review = move.before.review && { ...move.before.review, level: 'gerencia' };
      move.effects.push({ type: 'notify', params: { role: 'gerencia', about: 'exceptionEscalated' } });
      openReview(move, 'gerencia');
      return 'autorizacion.revisionDeGerencia';
    },
  },

  'autorizacion.revisionDeGerencia': {
    ...anywhere,
    'exception.approved': exceptionApproved,
    'exception.denied': exceptionDenied,
  },

  'autorizacion.alternativas': {
    ...anywhere,
    'alternatives.disclaimed': ({ next, state }) => {
      next.disclaimed = true;
      return state;
    },
    'alternatives.shared': (move) =>
      move.before.disclaimed ? close(move, 'canceladoAlMomento') : ['hasDisclaimed'],
    'alternatives.withheld': (move) => close(move, 'canceladoAlMomento'),
    'denial.explained': (move) => {
      move.next.denialExplained = true;
      if (isGoodwillDue(move.next)) open(move, 'requestGoodwill');
      return 'autorizacion.cotizacion';
    },
  },
} satisfies Partial<Record<StateId, Handlers>>;

import type { EventOf, StateId } from '@conexion/machines';
import { cancel, monitoring, open, openMonitoring, settle, settleSoonestMonitoring } from './agenda.ts';
import { failing, type Handler, type Handlers, type Move } from './asistencia.ts';
import { exceptionExplained } from './authorization.ts';
import { coverageResolved, enterAuthorization } from './coverage.ts';
import {
  absorbed,
  charges,
  currencyIn,
  excess,
  isExcessBelowMarket,
  isExcessWithinTariff,
  isGoodwill,
  isSafeApproval,
  isWithinLimit,
} from './facts.ts';
import { close, release } from './way-out.ts';

const affiliateCancelled: Handler<'affiliate.cancelled'> = (move) => close(move, 'canceladoPosterior');
const providerReleased: Handler<'provider.released'> = (move) => release(move);

const isLate = ({ before: { assignment, policy }, event }: Pick<Move, 'before' | 'event'>): boolean =>
  assignment !== null &&
  Date.parse(event.at) - Date.parse(assignment.window.latest) > policy.toleranceMinutes * 60_000;

const settleMonitoring = (move: Pick<Move, 'next' | 'effects'>): void =>
  settle(move, ...monitoring, 'monitorAfiliado');

const providerMonitored: Handler<'provider.monitored'> = (move) => {
  settleSoonestMonitoring(move);
  return move.state;
};
const affiliateMonitored: Handler<'affiliate.monitored'> = ({ state }) => state;

/** On the way, in each sub-stage before the arrival. */
const underway: Handlers = {
  'affiliate.cancelled': affiliateCancelled,
  'provider.released': providerReleased,
  'provider.arrived': (move) => {
    const { event, next } = move;
    if (Date.parse(event.at) < Date.parse(event.arrivedAt)) return ['isArrivalPast'];
    settleMonitoring(move);
    next.arrivedAt = event.arrivedAt;
    open(move, 'contactAfiliado');
    return 'monitoreo.contactacionYValidacion';
  },
  'reschedule.accepted': (move) => {
    const { before, event, next } = move;
    const failed = failing(
      !isLate(move) && 'isLate',
      Date.parse(event.at) >= Date.parse(event.window.latest) && 'isWindowAhead',
    );
    if (failed) return failed;
    cancel(move, [...monitoring, 'monitorAfiliado']);
    next.assignment = before.assignment && { ...before.assignment, window: event.window };
    openMonitoring(move);
    return 'monitoreo.monitoreoAlProveedor';
  },
  'reschedule.declined': (move) => (isLate(move) ? close(move, 'proveedorCancelado') : ['isLate']),
};

function recordDiagnosis(move: Move<EventOf<'diagnosis.recorded'>>): void {
  const { event, next, effects } = move;
  next.currency ??= event.estimatedCost.currency;
  next.diagnosis = {
    summary: event.summary,
    estimatedCost: event.estimatedCost.amount,
    marketReference: event.marketReference?.amount ?? null,
    tariffReference: event.tariffReference?.amount ?? null,
    excessApproved: false,
  };
  if (excess(next) > 0)
    effects.push({ type: 'notify', params: { role: 'supervisor', about: 'excessFound' } });
}

const isDiagnosisForeign = ({ before, event }: Move<EventOf<'diagnosis.recorded'>>): boolean =>
  !currencyIn(before, event.estimatedCost, event.marketReference, event.tariffReference);

const isUnanswered = ({ before }: Pick<Move, 'before'>): boolean =>
  before.diagnosis?.excessApproved === false;

function beginWork(move: Pick<Move, 'next' | 'effects'>): StateId {
  open(move, 'followWork');
  return 'prestacionDelServicio.prestacionDelServicio';
}

/** The costs are loaded, or loaded again. */
function failingCosts({ before, event }: Move<EventOf<'cost.loaded'>>, { afiliado, company }: Charges) {
  return failing(
    !currencyIn(before, ...event.lines.map(({ unitPrice }) => unitPrice)) && 'isSameCurrency',
    !(Number.isSafeInteger(afiliado) && Number.isSafeInteger(company)) && 'isSafeSum',
    afiliado > before.agreed && 'isWithinAgreed',
    !isWithinLimit(before, company) && 'isWithinCompanyLimit',
  );
}
type Charges = ReturnType<typeof charges>;

const costLoaded: Handler<'cost.loaded'> = (move) => {
  const { event, next, state } = move;
  const sums = charges(event);
  const failed = failingCosts(move, sums);
  if (failed) return failed;
  const isFirst = state === 'cierre.cargaDeCosto';
  next.currency ??= event.lines[0]?.unitPrice.currency ?? null;
  if (isFirst) settle(move, 'loadCosts');
  next.costs = sums;
  if (isFirst) open(move, 'conformityCall');
  return 'cierre.conformidadDelAfiliado';
};

const costApproved: Handler<'cost.approved'> = ({ before, event, next, state }) => {
  const failed = failing(
    !currencyIn(before, event.amount) && 'isSameCurrency',
    !isSafeApproval(before, event) && 'isSafeSum',
  );
  if (failed) return failed;
  next.currency ??= event.amount.currency;
  next.costApproved += event.amount.amount;
  return state;
};

export const coordination = {
  aperturaDeAsistencia: {
    'coverage.resolved': coverageResolved,
    'request.withdrawn': (move) => close(move, 'canceladoAlMomento'),
  },

  'asignacionProveedor.asignacionProveedor': {
    'affiliate.cancelled': affiliateCancelled,
    'exception.explained': exceptionExplained,
    'coverage.resolved': coverageResolved,
    'provider.assigned': (move) => {
      const { before, event, next } = move;
      settle(move, 'assignProvider', 'warnLateAssignment');
      next.assignment = { provider: event.provider, window: event.window };
      next.everAssigned = true;
      if (before.authorizationOwed) {
        enterAuthorization(move);
        return before.denialExplained ? 'autorizacion.cotizacion' : 'autorizacion.explicacion';
      }
      open(move, 'confirmAfiliado');
      return 'asignacionProveedor.confirmacionDelAfiliado';
    },
  },

  'asignacionProveedor.confirmacionDelAfiliado': {
    'affiliate.cancelled': affiliateCancelled,
    'exception.explained': exceptionExplained,
    'provider.released': providerReleased,
    'affiliate.confirmed': (move) => {
      if (isGoodwill(move.before) && !move.before.exceptionExplained) return ['isGoodwillExplained'];
      settle(move, 'confirmAfiliado');
      openMonitoring(move);
      return 'monitoreo.monitoreoAlProveedor';
    },
  },

  'monitoreo.monitoreoAlProveedor': {
    ...underway,
    'affiliate.monitored': affiliateMonitored,
    'provider.monitored': (move) => {
      settleSoonestMonitoring(move);
      open(move, 'monitorAfiliado');
      return 'monitoreo.monitoreoAlAfiliado';
    },
  },

  'monitoreo.monitoreoAlAfiliado': {
    ...underway,
    'provider.monitored': providerMonitored,
    'affiliate.monitored': (move) => {
      settle(move, 'monitorAfiliado');
      return 'monitoreo.arribo';
    },
  },

  'monitoreo.arribo': {
    ...underway,
    'provider.monitored': providerMonitored,
    'affiliate.monitored': affiliateMonitored,
  },

  'monitoreo.contactacionYValidacion': {
    'affiliate.cancelled': affiliateCancelled,
    'provider.released': providerReleased,
    'contact.validated': (move) => {
      settle(move, 'contactAfiliado');
      open(move, 'recordDiagnosis');
      return 'prestacionDelServicio.diagnostico';
    },
    'contact.refuted': (move) => {
      settle(move, 'contactAfiliado');
      move.next.arrivedAt = null;
      openMonitoring(move, ['checkArrival']);
      return 'monitoreo.arribo';
    },
  },

  'prestacionDelServicio.diagnostico': {
    'affiliate.cancelled': affiliateCancelled,
    'provider.released': providerReleased,
    'diagnosis.recorded': (move) => {
      if (isDiagnosisForeign(move)) return ['isSameCurrency'];
      settle(move, 'recordDiagnosis');
      recordDiagnosis(move);
      open(move, 'authorizeWork');
      return 'prestacionDelServicio.autorizacion';
    },
  },

  'prestacionDelServicio.autorizacion': {
    'affiliate.cancelled': affiliateCancelled,
    'provider.released': providerReleased,
    'diagnosis.recorded': (move) => {
      const failed = failing(
        !isUnanswered(move) && 'isUnanswered',
        isDiagnosisForeign(move) && 'isSameCurrency',
      );
      if (failed) return failed;
      recordDiagnosis(move);
      return move.state;
    },
    'work.authorized': (move) => {
      if (excess(move.before) > 0) return ['hasNoExcess'];
      settle(move, 'authorizeWork');
      return beginWork(move);
    },
    'excess.accepted': (move) => {
      const { before, next } = move;
      const more = excess(before);
      const failed = failing(
        more === 0 && 'hasExcess',
        !isExcessBelowMarket(before) && 'isExcessBelowMarket',
        !isExcessWithinTariff(before) && 'isExcessWithinTariff',
      );
      if (failed) return failed;
      settle(move, 'authorizeWork');
      next.agreed += more;
      next.excessAccepted += more;
      return beginWork(move);
    },
    'excess.approved': (move) => {
      const { before, event, next, state } = move;
      const more = excess(before);
      const failed = failing(more === 0 && 'hasExcess', !isUnanswered(move) && 'isUnanswered');
      if (failed) return failed;
      const part = absorbed(before, event.percent);
      if (part === more) settle(move, 'authorizeWork');
      next.excessAbsorbed += part;
      next.diagnosis = before.diagnosis && { ...before.diagnosis, excessApproved: true };
      return part === more ? beginWork(move) : state;
    },
    'excess.declined': (move) =>
      excess(move.before) === 0 ? ['hasExcess'] : close(move, 'canceladoPosterior'),
  },

  'prestacionDelServicio.prestacionDelServicio': {
    'provider.released': providerReleased,
    'service.performed': (move) => {
      settle(move, 'followWork');
      open(move, 'confirmTermination');
      return 'prestacionDelServicio.terminacionDelServicio';
    },
  },

  'prestacionDelServicio.terminacionDelServicio': {
    'service.terminated': (move) => {
      const { before, event } = move;
      const finished = Date.parse(event.finishedAt);
      const isInOrder =
        before.arrivedAt !== null &&
        finished >= Date.parse(before.arrivedAt) &&
        finished <= Date.parse(event.at);
      if (!isInOrder) return ['isFinishInOrder'];
      settle(move, 'confirmTermination');
      open(move, 'loadCosts');
      return 'cierre.cargaDeCosto';
    },
  },

  'cierre.cargaDeCosto': { 'cost.approved': costApproved, 'cost.loaded': costLoaded },

  'cierre.conformidadDelAfiliado': {
    'cost.approved': costApproved,
    'cost.loaded': costLoaded,
    'conformity.recorded': (move) => {
      settle(move, 'conformityCall');
      move.next.satisfied = move.event.satisfied;
      return close(move, 'asistenciaConcluida');
    },
  },
} satisfies Partial<Record<StateId, Handlers>>;

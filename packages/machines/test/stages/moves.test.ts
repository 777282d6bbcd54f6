import { describe, expect, it } from 'vitest';
import { type EventType, eventTypes, type OpenStateId, type StateId } from '../../src/index.ts';
import { allStates, caseIn, closedStates } from '../reach.ts';

type Outcome = StateId | 'recorded' | { refused: string };
type Row = Partial<Record<EventType, Outcome>>;

const alMomento = 'canceladoAlMomento';
const posterior = 'canceladoPosterior';
const coverageIsClosed = { refused: 'isCoverageOpen ours' };
const nobodyAssigned = { refused: 'hasProvider ours' };
const noGoodwill = { refused: 'hasGoodwillToExplain 5.1.H' };
const notLate = { refused: 'isLate 4.3' };
const noExcess = { refused: 'hasExcess 4.2' };
const released = 'asignacionProveedor.asignacionProveedor';

const inAuthorization: Row = {
  'coverage.resolved': coverageIsClosed,
  'request.withdrawn': alMomento,
  'provider.released': nobodyAssigned,
};
const bargaining: Row = {
  ...inAuthorization,
  'offer.declined': alMomento,
  'affiliate.objected': 'recorded',
  'exception.requested': 'autorizacion.revisionDelSupervisor',
  'exception.explained': noGoodwill,
};
const underway: Row = {
  'affiliate.cancelled': posterior,
  'provider.released': released,
  'provider.monitored': 'recorded',
  'affiliate.monitored': 'recorded',
  'provider.arrived': 'monitoreo.contactacionYValidacion',
  'reschedule.accepted': notLate,
  'reschedule.declined': notLate,
};

/**
 * The table of DOMAIN §6 for an uncovered home service that goes the plain way: what each event
 * does in each state. What a row leaves out does not belong there.
 */
const rows: Record<OpenStateId, Row> = {
  aperturaDeAsistencia: {
    'coverage.resolved': 'autorizacion.explicacion',
    'request.withdrawn': alMomento,
  },
  'autorizacion.explicacion': {
    ...inAuthorization,
    'coverage.resolved': 'recorded',
    'denial.explained': 'autorizacion.cotizacion',
  },
  'autorizacion.cotizacion': {
    ...bargaining,
    'quote.received': 'recorded',
    'price.informed': { refused: 'hasQuote 5.1.A' },
    'exception.requested': { refused: 'hasQuote 5.1.A' },
  },
  'autorizacion.oferta': {
    ...bargaining,
    'price.informed': 'recorded',
    'offer.accepted': 'asignacionProveedor.asignacionProveedor',
    'quote.reopened': 'autorizacion.cotizacion',
  },
  'autorizacion.revisionDelSupervisor': {
    ...inAuthorization,
    'exception.approved': { refused: 'isNotSpecial 5.1.I' },
    'exception.denied': 'autorizacion.oferta',
    'exception.escalated': 'autorizacion.revisionDeGerencia',
  },
  'autorizacion.revisionDeGerencia': {
    ...inAuthorization,
    'exception.approved': 'asignacionProveedor.asignacionProveedor',
    'exception.denied': 'autorizacion.oferta',
  },
  'autorizacion.alternativas': {
    ...inAuthorization,
    'coverage.resolved': 'autorizacion.explicacion',
    'denial.explained': 'autorizacion.cotizacion',
    'alternatives.disclaimed': 'recorded',
    'alternatives.shared': { refused: 'hasDisclaimed 5.1.B' },
    'alternatives.withheld': alMomento,
  },
  'asignacionProveedor.asignacionProveedor': {
    'coverage.resolved': coverageIsClosed,
    'provider.assigned': 'asignacionProveedor.confirmacionDelAfiliado',
    'affiliate.cancelled': posterior,
    'exception.explained': noGoodwill,
  },
  'asignacionProveedor.confirmacionDelAfiliado': {
    'affiliate.confirmed': 'monitoreo.monitoreoAlProveedor',
    'provider.released': released,
    'affiliate.cancelled': posterior,
    'exception.explained': noGoodwill,
  },
  'monitoreo.monitoreoAlProveedor': { ...underway, 'provider.monitored': 'monitoreo.monitoreoAlAfiliado' },
  'monitoreo.monitoreoAlAfiliado': { ...underway, 'affiliate.monitored': 'monitoreo.arribo' },
  'monitoreo.arribo': underway,
  'monitoreo.contactacionYValidacion': {
    'affiliate.cancelled': posterior,
    'provider.released': released,
    'contact.validated': 'prestacionDelServicio.diagnostico',
    'contact.refuted': 'monitoreo.arribo',
  },
  'prestacionDelServicio.diagnostico': {
    'affiliate.cancelled': posterior,
    'provider.released': released,
    'diagnosis.recorded': 'prestacionDelServicio.autorizacion',
  },
  'prestacionDelServicio.autorizacion': {
    'affiliate.cancelled': posterior,
    'provider.released': released,
    'diagnosis.recorded': 'recorded',
    'work.authorized': 'prestacionDelServicio.prestacionDelServicio',
    'excess.accepted': noExcess,
    'excess.approved': noExcess,
    'excess.declined': noExcess,
  },
  'prestacionDelServicio.prestacionDelServicio': {
    'provider.released': released,
    'service.performed': 'prestacionDelServicio.terminacionDelServicio',
  },
  'prestacionDelServicio.terminacionDelServicio': { 'service.terminated': 'cierre.cargaDeCosto' },
  'cierre.cargaDeCosto': {
    'cost.loaded': 'cierre.conformidadDelAfiliado',
    'cost.approved': 'recorded',
  },
  'cierre.conformidadDelAfiliado': {
    'cost.loaded': 'recorded',
    'cost.approved': 'recorded',
    'conformity.recorded': 'asistenciaConcluida',
  },
};

const expectedIn = (state: StateId, type: EventType): Outcome =>
  (rows as Partial<Record<StateId, Row>>)[state]?.[type] ?? {
    refused: (closedStates as readonly StateId[]).includes(state) ? 'asistencia-closed' : 'not-in-this-state',
  };

describe.each(allStates)('%s', (state) => {
  it.each(eventTypes)('%s', (type) => {
    const story = caseIn(state);
    const expected = expectedIn(state, type);
    if (typeof expected === 'object') {
      expect(story.refused(type).join(', ')).toBe(expected.refused);
      return;
    }
    story.send(type);
    expect(story.state).toBe(expected === 'recorded' ? state : expected);
    expect(story.step).toMatchObject({ event: type, from: state, to: story.state });
  });
});

import { describe, expect, it } from 'vitest';
import type { AutomaticKind, EventType, StateId } from '../../src/index.ts';
import type { CaseDriver, Opening } from '../case-driver.ts';
import { allStates, caseIn, closedStates } from '../reach.ts';
import { cop } from '../sample-payloads.ts';

const monitoringKinds = ['monitorProvider', 'lastMonitoring', 'checkArrival'] as const;

/** DOMAIN §7: the open pendientes in each state of a programada service without detours. */
const openIn: Record<StateId, AutomaticKind[]> = {
  aperturaDeAsistencia: ['resolveCoverage'],
  'autorizacion.explicacion': ['completeAuthorization'],
  'autorizacion.cotizacion': ['completeAuthorization'],
  'autorizacion.oferta': ['completeAuthorization'],
  'autorizacion.revisionDelSupervisor': ['completeAuthorization', 'reviewException'],
  'autorizacion.revisionDeGerencia': ['completeAuthorization', 'reviewException'],
  'autorizacion.alternativas': ['completeAuthorization'],
  'asignacionProveedor.asignacionProveedor': ['assignProvider', 'warnLateAssignment'],
  'asignacionProveedor.confirmacionDelAfiliado': ['confirmAfiliado'],
  'monitoreo.monitoreoAlProveedor': [
    'checkArrival',
    'lastMonitoring',
    'monitorProvider',
    'monitorProvider',
    'monitorProvider',
  ],
  'monitoreo.monitoreoAlAfiliado': [
    'checkArrival',
    'lastMonitoring',
    'monitorAfiliado',
    'monitorProvider',
    'monitorProvider',
  ],
  'monitoreo.arribo': ['checkArrival', 'lastMonitoring', 'monitorProvider', 'monitorProvider'],
  'monitoreo.contactacionYValidacion': ['contactAfiliado'],
  'prestacionDelServicio.diagnostico': ['recordDiagnosis'],
  'prestacionDelServicio.autorizacion': ['authorizeWork'],
  'prestacionDelServicio.prestacionDelServicio': ['followWork'],
  'prestacionDelServicio.terminacionDelServicio': ['confirmTermination'],
  'cierre.cargaDeCosto': ['loadCosts'],
  'cierre.conformidadDelAfiliado': ['conformityCall'],
  canceladoAlMomento: [],
  canceladoPosterior: [],
  proveedorCancelado: [],
  asistenciaConcluida: [],
};

describe('what is open', () => {
  it.each(allStates)('in %s', (state) => {
    expect(caseIn(state).agenda.openKinds).toEqual(openIn[state]);
  });

  it.each(['conexion', 'cobertura', 'ambulancia'] as const)(
    'on the way of a %s: all settled, none cancelled',
    (way) => {
      const { items } = caseIn('asistenciaConcluida', way).agenda;
      const left = items.filter(({ status }) => status !== 'atendido').map(({ kind }) => kind);
      expect(left).toEqual([]);
    },
  );
});

describe('settled by its event', () => {
  const settling: readonly [AutomaticKind, StateId, EventType][] = [
    ['resolveCoverage', 'aperturaDeAsistencia', 'coverage.resolved'],
    ['completeAuthorization', 'autorizacion.oferta', 'offer.accepted'],
    ['completeAuthorization', 'autorizacion.revisionDeGerencia', 'exception.approved'],
    ['reviewException', 'autorizacion.revisionDelSupervisor', 'exception.denied'],
    ['reviewException', 'autorizacion.revisionDelSupervisor', 'exception.escalated'],
    ['reviewException', 'autorizacion.revisionDeGerencia', 'exception.denied'],
    ['reviewException', 'autorizacion.revisionDeGerencia', 'exception.approved'],
    ['assignProvider', 'asignacionProveedor.asignacionProveedor', 'provider.assigned'],
    ['warnLateAssignment', 'asignacionProveedor.asignacionProveedor', 'provider.assigned'],
    ['confirmAfiliado', 'asignacionProveedor.confirmacionDelAfiliado', 'affiliate.confirmed'],
    ['monitorAfiliado', 'monitoreo.monitoreoAlAfiliado', 'affiliate.monitored'],
    ['monitorAfiliado', 'monitoreo.monitoreoAlAfiliado', 'provider.arrived'],
    ['contactAfiliado', 'monitoreo.contactacionYValidacion', 'contact.validated'],
    ['contactAfiliado', 'monitoreo.contactacionYValidacion', 'contact.refuted'],
    ['recordDiagnosis', 'prestacionDelServicio.diagnostico', 'diagnosis.recorded'],
    ['authorizeWork', 'prestacionDelServicio.autorizacion', 'work.authorized'],
    ['followWork', 'prestacionDelServicio.prestacionDelServicio', 'service.performed'],
    ['confirmTermination', 'prestacionDelServicio.terminacionDelServicio', 'service.terminated'],
    ['loadCosts', 'cierre.cargaDeCosto', 'cost.loaded'],
    ['conformityCall', 'cierre.conformidadDelAfiliado', 'conformity.recorded'],
  ];

  it.each(settling)('%s, in %s, by %s', (kind, state, type) => {
    const story = caseIn(state);
    const openBefore = story.agenda.statusesOf(kind).lastIndexOf('pendiente');
    expect(openBefore).toBeGreaterThanOrEqual(0);
    expect(story.send(type).agenda.statusesOf(kind)[openBefore]).toBe('atendido');
  });

  it.each(['excess.accepted', 'excess.approved'] as const)('authorizeWork by %s', (type) => {
    const story = caseIn('prestacionDelServicio.diagnostico');
    story.send('diagnosis.recorded', { estimatedCost: cop(70_000) }).send(type);
    expect(story.agenda.statusesOf('authorizeWork')).toEqual(['atendido']);
  });

  it.each(monitoringKinds)('%s by the arrival, all of them', (kind) => {
    const { agenda } = caseIn('monitoreo.monitoreoAlProveedor').send('provider.arrived');
    for (const status of agenda.statusesOf(kind)) expect(status).toBe('atendido');
  });

  it('monitorProvider: each provider.monitored settles the soonest', () => {
    const story = caseIn('monitoreo.monitoreoAlProveedor');
    const due = story.agenda.open.filter(({ kind }) => kind === 'monitorProvider').map(({ dueAt }) => dueAt);
    for (let settled = 1; settled <= 3; settled++) {
      story.send('provider.monitored');
      const left = story.agenda.open.filter(({ kind }) => kind === 'monitorProvider');
      expect(left.map(({ dueAt }) => dueAt)).toEqual(due.slice(settled));
    }
    expect(story.send('provider.monitored').agenda.openKinds).toContain('checkArrival');
  });

  it('completeAuthorization stays open through the whole authorization and keeps its first due time', () => {
    const story = caseIn('autorizacion.explicacion');
    const [due] = story.agenda.open;
    story.sendAll('denial.explained', 'quote.received', 'price.informed', 'quote.reopened', 'price.informed');
    story.sendAll('exception.requested', 'exception.denied');
    expect(story.agenda.open).toEqual([due]);
  });

  it('an event that is only recorded settles nothing', () => {
    const story = caseIn('monitoreo.arribo');
    const before = story.agenda.openKinds;
    expect(story.send('affiliate.monitored').agenda.openKinds).toEqual(before);
  });
});

describe('tellSupervisor', () => {
  const willing: Opening = {
    plan: { contractedOn: '2020-01-01', servicesUsed: 0, originCity: 'Cali' },
    policy: { internalNetworkCities: ['Cali'] },
  };
  const objected = (opening: Opening, state: StateId = 'autorizacion.oferta') =>
    caseIn(state, 'conexion', opening).send('affiliate.objected');
  const statuses = ({ agenda }: CaseDriver) => agenda.statusesOf('tellSupervisor');

  it.each<[string, Opening, number]>([
    ['six months and the network hold', willing, 1],
    ['only six months hold', { ...willing, policy: {} }, 1],
    ['only the network holds', { ...willing, plan: { ...willing.plan, servicesUsed: 1 } }, 1],
    ['neither holds', {}, 0],
    ['one holds, of a policy that asks all', { ...willing, policy: { groundsRequired: 'all' } }, 1],
  ])('is opened while six months or the network hold: %s', (_, opening, count) => {
    expect(statuses(objected(opening))).toHaveLength(count);
    expect(statuses(objected(opening, 'autorizacion.cotizacion'))).toHaveLength(count);
  });

  it('is opened once, even if the afiliado objects twice', () => {
    expect(statuses(objected(willing).send('affiliate.objected'))).toEqual(['pendiente']);
  });

  it('is settled by the request of an exception, on whatever ground', () => {
    expect(statuses(objected(willing).send('exception.requested'))).toEqual(['atendido']);
  });

  it('is opened again where the afiliado is upset again after the answer', () => {
    const story = objected(willing).sendAll('exception.requested', 'exception.denied', 'affiliate.objected');
    expect(statuses(story)).toEqual(['atendido', 'pendiente']);
  });

  it('is settled by leaving autorizacion', () => {
    expect(statuses(objected(willing).send('offer.accepted'))).toEqual(['atendido']);
  });

  it('is cancelled by a closure', () => {
    expect(statuses(objected(willing).send('offer.declined'))).toEqual(['cancelado']);
  });

  it('is cancelled by a release, and opened again where the afiliado is upset again', () => {
    const story = caseIn('autorizacion.oferta', 'ambulancia', willing).send('affiliate.objected');
    story.sendAll('provider.released', 'provider.assigned', 'affiliate.objected');
    expect(statuses(story)).toEqual(['cancelado', 'pendiente']);
  });

  it('stays open while the price is negotiated', () => {
    expect(statuses(objected(willing).sendAll('quote.reopened', 'price.informed'))).toEqual(['pendiente']);
  });
});

describe('cancelled by leaving in another way', () => {
  it.each(closedStates)('%s leaves none open, a manual one included', (closure) => {
    const from: Record<string, [StateId, EventType]> = {
      canceladoAlMomento: ['autorizacion.oferta', 'offer.declined'],
      canceladoPosterior: ['monitoreo.monitoreoAlAfiliado', 'affiliate.cancelled'],
      proveedorCancelado: ['monitoreo.monitoreoAlAfiliado', 'reschedule.declined'],
      asistenciaConcluida: ['cierre.conformidadDelAfiliado', 'conformity.recorded'],
    };
    const [state, type] = from[closure] ?? ['aperturaDeAsistencia', 'request.withdrawn'];
    const story = caseIn(state);
    story.agenda.addManual(story.now);
    story.wait(120).send(type);
    expect(story.state).toBe(closure);
    expect(story.agenda.openKinds).toEqual([]);
    expect(story.agenda.statusesOf('manual')).toEqual(['cancelado']);
  });

  it('a release cancels what belonged to the provider, and leaves a manual one', () => {
    const story = caseIn('monitoreo.monitoreoAlAfiliado');
    story.agenda.addManual(story.now);
    story.send('provider.released');
    for (const kind of [...monitoringKinds, 'monitorAfiliado'] as const) {
      expect(story.agenda.statusesOf(kind)).toContain('cancelado');
      expect(story.agenda.statusesOf(kind)).not.toContain('pendiente');
    }
    expect(story.agenda.openKinds).toEqual(['assignProvider', 'manual', 'warnLateAssignment']);
  });

  it('rescheduling cancels the monitoring of the old window, that of the afiliado included', () => {
    const story = caseIn('monitoreo.monitoreoAlAfiliado').wait(120).send('reschedule.accepted');
    expect(story.agenda.statusesOf('monitorAfiliado')).toEqual(['cancelado']);
    expect(story.agenda.statusesOf('lastMonitoring')).toEqual(['cancelado', 'pendiente']);
    expect(story.agenda.statusesOf('checkArrival')).toEqual(['cancelado', 'pendiente']);
    expect(story.agenda.statusesOf('monitorProvider')).toEqual([
      ...['atendido', 'cancelado', 'cancelado'],
      ...['pendiente', 'pendiente', 'pendiente'],
    ]);
  });

  it('rescheduling keeps a manual one', () => {
    const story = caseIn('monitoreo.arribo').wait(120);
    story.agenda.addManual(story.now);
    expect(story.send('reschedule.accepted').agenda.openKinds).toContain('manual');
  });

  it('withdrawing in a review cancels the review', () => {
    const story = caseIn('autorizacion.revisionDelSupervisor').send('request.withdrawn');
    expect(story.agenda.statusesOf('reviewException')).toEqual(['cancelado']);
    expect(story.agenda.statusesOf('completeAuthorization')).toEqual(['cancelado']);
  });
});

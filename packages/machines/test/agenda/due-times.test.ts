import { describe, expect, it } from 'vitest';
import type { AutomaticKind, StateId } from '../../src/index.ts';
import { pendienteKinds } from '../../src/procedure/pendientes.ts';
import type { CaseDriver, Opening } from '../case-driver.ts';
import { caseIn, type Way } from '../reach.ts';

type Priority = 'emergencia' | 'programada';
const priorities: readonly Priority[] = ['emergencia', 'programada'];
const withPriority = (priority: Priority, policy: Opening['policy'] = {}): Opening => ({
  service: { priority },
  policy,
});

/** The minutes to the due times of a kind's open pendientes, from an instant. */
const minutesTo = ({ agenda }: CaseDriver, kind: AutomaticKind, from: string): number[] =>
  agenda.open
    .filter((item) => item.kind === kind)
    .map(({ dueAt }) => (Date.parse(dueAt) - Date.parse(from)) / 60_000);

/**
 * DOMAIN §7: kinds that are due some minutes after they are opened, and the state whose entry opens
 * them.
 */
const afterEntering: readonly [AutomaticKind, StateId, number, Way?][] = [
  ['resolveCoverage', 'aperturaDeAsistencia', 5],
  ['completeAuthorization', 'autorizacion.explicacion', 30],
  ['completeAuthorization', 'autorizacion.alternativas', 30],
  ['completeAuthorization', 'autorizacion.explicacion', 30, 'ambulancia'],
  ['reviewException', 'autorizacion.revisionDelSupervisor', 15],
  ['reviewException', 'autorizacion.revisionDeGerencia', 15],
  ['assignProvider', 'asignacionProveedor.asignacionProveedor', 5],
  ['warnLateAssignment', 'asignacionProveedor.asignacionProveedor', 10],
  ['confirmAfiliado', 'asignacionProveedor.confirmacionDelAfiliado', 2],
  ['monitorAfiliado', 'monitoreo.monitoreoAlAfiliado', 5],
  ['contactAfiliado', 'monitoreo.contactacionYValidacion', 5],
  ['recordDiagnosis', 'prestacionDelServicio.diagnostico', 30],
  ['authorizeWork', 'prestacionDelServicio.autorizacion', 15],
  ['followWork', 'prestacionDelServicio.prestacionDelServicio', 60],
  ['confirmTermination', 'prestacionDelServicio.terminacionDelServicio', 10],
  ['loadCosts', 'cierre.cargaDeCosto', 60],
  ['conformityCall', 'cierre.conformidadDelAfiliado', 2],
];

describe.each(priorities)('due some minutes after being opened, %s', (priority) => {
  it.each(afterEntering)('%s on entering %s: +%i', (kind, state, minutes, way = 'conexion') => {
    const story = caseIn(state, way, way === 'ambulancia' ? {} : withPriority(priority));
    expect(minutesTo(story, kind, story.context.lastAt)).toEqual([minutes]);
  });

  it.each(afterEntering)(
    '%s in %s: the policy may say otherwise',
    (kind, state, minutes, way = 'conexion') => {
      const policy = { due: { [kind]: minutes + 7 } };
      const story = caseIn(state, way, way === 'ambulancia' ? { policy } : withPriority(priority, policy));
      expect(minutesTo(story, kind, story.context.lastAt)).toEqual([minutes + 7]);
    },
  );
});

describe('tellSupervisor', () => {
  it('on affiliate.objected: +5', () => {
    const network = { plan: { originCity: 'Cali' }, policy: { internalNetworkCities: ['cali'] } };
    const story = caseIn('autorizacion.oferta', 'conexion', network).send('affiliate.objected');
    expect(minutesTo(story, 'tellSupervisor', story.context.lastAt)).toEqual([5]);
  });
});

/** Confirmed at 10:00 for a window that is given in minutes from then. */
function confirmed(priority: Priority, earliest: number, latest: number, due = {}): CaseDriver {
  const story = caseIn(
    'asignacionProveedor.asignacionProveedor',
    'cobertura',
    withPriority(priority, { due }),
  );
  const at = '2026-03-10T10:00:00-05:00';
  const from = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
  story.send('provider.assigned', { window: { earliest: from(earliest), latest: from(latest) } });
  return story.send('affiliate.confirmed', {}, { at });
}
const monitoring = (story: CaseDriver) => {
  const from = story.context.lastAt;
  return {
    monitorProvider: minutesTo(story, 'monitorProvider', from),
    lastMonitoring: minutesTo(story, 'lastMonitoring', from),
    checkArrival: minutesTo(story, 'checkArrival', from),
  };
};

describe('monitoring an emergencia', () => {
  it('half-way from now to latest, at earliest, and 15 minutes after latest', () => {
    expect(monitoring(confirmed('emergencia', 20, 60))).toEqual({
      monitorProvider: [30],
      lastMonitoring: [20],
      checkArrival: [75],
    });
  });

  it('a due time in the past becomes now', () => {
    expect(monitoring(confirmed('emergencia', -30, -20))).toEqual({
      monitorProvider: [0],
      lastMonitoring: [0],
      checkArrival: [0],
    });
    expect(monitoring(confirmed('emergencia', -30, -10)).checkArrival).toEqual([5]);
  });

  it('the policy may set another share and another wait', () => {
    const due = { monitorProviderShare: 0.25, checkArrivalAfter: 40 };
    expect(monitoring(confirmed('emergencia', 20, 60, due))).toMatchObject({
      monitorProvider: [15],
      checkArrival: [100],
    });
  });
});

describe('monitoring a programada', () => {
  it('60 minutes before earliest, at earliest and mid-window; 5 before latest; 15 after it', () => {
    expect(monitoring(confirmed('programada', 100, 160))).toEqual({
      monitorProvider: [40, 100, 130],
      lastMonitoring: [155],
      checkArrival: [175],
    });
  });

  it('a due time in the past becomes now, and the pendiente is still opened', () => {
    expect(monitoring(confirmed('programada', 30, 32))).toEqual({
      monitorProvider: [0, 30, 31],
      lastMonitoring: [27],
      checkArrival: [47],
    });
    expect(monitoring(confirmed('programada', -50, -20))).toEqual({
      monitorProvider: [0, 0, 0],
      lastMonitoring: [0],
      checkArrival: [0],
    });
  });

  it('the policy may set other times', () => {
    const due = { monitorProviderBefore: 10, monitorProviderWithin: 0.1, lastMonitoringBefore: 30 };
    expect(monitoring(confirmed('programada', 100, 200, due))).toMatchObject({
      monitorProvider: [90, 100, 110],
      lastMonitoring: [170],
    });
  });
});

describe.each(priorities)('after the confirmation, %s', (priority) => {
  it('rescheduling opens the monitoring again for the new window', () => {
    const story = confirmed(priority, 20, 60).wait(120);
    const from = (minutes: number) => new Date(Date.parse(story.now) + minutes * 60_000).toISOString();
    story.send('reschedule.accepted', { window: { earliest: from(100), latest: from(160) } });
    expect(monitoring(story)).toEqual(
      priority === 'emergencia'
        ? { monitorProvider: [80], lastMonitoring: [100], checkArrival: [175] }
        : { monitorProvider: [40, 100, 130], lastMonitoring: [155], checkArrival: [175] },
    );
  });

  it('an arrival refuted within the window is checked 15 minutes after latest, and else now', () => {
    const early = confirmed(priority, 20, 60).sendAll('provider.arrived', 'contact.refuted');
    expect(monitoring(early)).toEqual({ monitorProvider: [], lastMonitoring: [], checkArrival: [73] });
    const late = confirmed(priority, 20, 60).wait(90).sendAll('provider.arrived', 'contact.refuted');
    expect(monitoring(late)).toEqual({ monitorProvider: [], lastMonitoring: [], checkArrival: [0] });
  });
});

describe('due times', () => {
  it('are UTC instants with milliseconds, whatever the offset of the event', () => {
    const story = caseIn('aperturaDeAsistencia', 'conexion', { openedAt: '2026-03-10T23:58:00.5-05:00' });
    expect(story.agenda.open.map(({ dueAt }) => dueAt)).toEqual(['2026-03-11T05:03:00.500Z']);
  });

  it('stay within the years that an instant can have', () => {
    const story = caseIn('asignacionProveedor.asignacionProveedor', 'cobertura');
    const last = '9999-12-31T23:59:59.999-12:00';
    story.send('provider.assigned', { window: { earliest: last, latest: last } }).send('affiliate.confirmed');
    for (const { dueAt } of story.agenda.open) expect(dueAt).toMatch(/^\d{4}-/);
  });
});

describe('whom a pendiente waits for', () => {
  const kinds = pendienteKinds.filter((kind) => kind !== 'manual');

  it.each([
    ['autorizacion.revisionDelSupervisor', 'supervisor'],
    ['autorizacion.revisionDeGerencia', 'gerencia'],
  ] as const)('the review in %s: %s', (state, role) => {
    const [review] = caseIn(state).agenda.open.filter(({ kind }) => kind === 'reviewException');
    expect(review?.role).toBe(role);
  });

  it('every other waits for the coordinator of the case', () => {
    // A first service and an upset afiliado: the coordinator requests the exception and tells the
    // supervisor.
    const first = { plan: { contractedOn: '2020-01-01', servicesUsed: 0, servicesRequested: 0 } };
    const upset = caseIn('autorizacion.cotizacion', 'conexion', first).send('affiliate.objected');
    const items = [...upset.agenda.items, ...caseIn('asistenciaConcluida').agenda.items];
    expect(items.filter(({ role }) => role !== null)).toEqual([]);
    const missing = kinds.filter(
      (kind) => kind !== 'reviewException' && !items.some((it) => it.kind === kind),
    );
    expect(missing).toEqual([]);
  });
});

import type { EventType } from '../src/index.ts';
import { CaseDriver, type Fields, type Opening } from './case-driver.ts';

/** How a case comes to stage 2: at cost, under the plan, or after the assignment (5.1.D). */
export type Way = 'conexion' | 'cobertura' | 'ambulancia';

type Move = EventType | { [T in EventType]: readonly [T, Fields<T>] }[EventType];

const bargain: Move[] = ['denial.explained', 'quote.received', 'price.informed', 'offer.accepted'];
const openings: Record<Way, Move[]> = {
  conexion: ['coverage.resolved', ...bargain, 'provider.assigned'],
  cobertura: [['coverage.resolved', { outcome: 'covered' }], 'provider.assigned'],
  ambulancia: ['coverage.resolved', 'provider.assigned', ...bargain],
};

/** From the confirmation to the end, the same for all. */
const coordination: Move[] = [
  'affiliate.confirmed',
  'provider.monitored',
  'affiliate.monitored',
  'provider.arrived',
  'contact.validated',
  'diagnosis.recorded',
  'work.authorized',
  'service.performed',
  'service.terminated',
  'cost.loaded',
  'conformity.recorded',
];

/** States beside the main line: where one leaves it, and how. */
const detours: Record<string, { from: string; moves: Move[] }> = {
  'autorizacion.revisionDelSupervisor': { from: 'autorizacion.oferta', moves: ['exception.requested'] },
  'autorizacion.revisionDeGerencia': {
    from: 'autorizacion.oferta',
    moves: ['exception.requested', 'exception.escalated'],
  },
  'autorizacion.alternativas': {
    from: 'aperturaDeAsistencia',
    moves: [['coverage.resolved', { outcome: 'outsideMatrix' }]],
  },
  canceladoAlMomento: { from: 'aperturaDeAsistencia', moves: ['request.withdrawn'] },
  canceladoPosterior: {
    from: 'asignacionProveedor.confirmacionDelAfiliado',
    moves: ['affiliate.cancelled'],
  },
};

export const ambulance: Opening = {
  service: { type: 'medica', definition: 'ambulancia', priority: 'emergencia', medicalEmergency: true },
};

/** A case driven to a state by the plainest way; for `ambulancia` the service is one in a medical emergency. */
export function caseIn(state: string, way: Way = 'conexion', opening: Opening = {}): CaseDriver {
  const base = way === 'ambulancia' ? { ...ambulance, ...opening } : opening;
  const detour = detours[state];
  if (detour) return play(caseIn(detour.from, way, opening), detour.moves);
  if (state === 'proveedorCancelado') {
    return caseIn('monitoreo.arribo', way, opening).wait(120).send('reschedule.declined');
  }
  const driver = new CaseDriver(base);
  for (const move of [...openings[way], ...coordination]) {
    if (driver.state === state) return driver;
    play(driver, [move]);
  }
  if (driver.state !== state) throw new Error(`${way} does not pass ${state}`);
  return driver;
}

function play(driver: CaseDriver, moves: readonly Move[]): CaseDriver {
  for (const move of moves) {
    const [type, fields = {}] = typeof move === 'string' ? [move] : move;
    driver.send(type, fields as Fields<EventType>);
  }
  return driver;
}

/** Every state in which an asistencia can stand, in the order of the procedure (DOMAIN §4, §5). */
export const allStates = [
  'aperturaDeAsistencia',
  'autorizacion.explicacion',
  'autorizacion.cotizacion',
  'autorizacion.oferta',
  'autorizacion.revisionDelSupervisor',
  'autorizacion.revisionDeGerencia',
  'autorizacion.alternativas',
  'asignacionProveedor.asignacionProveedor',
  'asignacionProveedor.confirmacionDelAfiliado',
  'monitoreo.monitoreoAlProveedor',
  'monitoreo.monitoreoAlAfiliado',
  'monitoreo.arribo',
  'monitoreo.contactacionYValidacion',
  'prestacionDelServicio.diagnostico',
  'prestacionDelServicio.autorizacion',
  'prestacionDelServicio.prestacionDelServicio',
  'prestacionDelServicio.terminacionDelServicio',
  'cierre.cargaDeCosto',
  'cierre.conformidadDelAfiliado',
  'canceladoAlMomento',
  'canceladoPosterior',
  'proveedorCancelado',
  'asistenciaConcluida',
] as const;

export type State = (typeof allStates)[number];

export const closedStates = allStates.slice(-4);
export const openStates = allStates.slice(0, -4);

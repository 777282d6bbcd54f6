import type { EventType, FinalClosure, OpenStateId, StateId } from '../src/index.ts';
import { CaseDriver, type Fields, type Opening } from './case-driver.ts';

/** How a case reaches stage 2: at cost, under the plan, or after the assignment (5.1.D). */
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

/** Detours: where a case leaves the main line, and how. */
interface Detour {
  from: StateId;
  /** Minutes that pass before the moves. */
  after?: number;
  moves: Move[];
}
const along = 'along the main line';

/** How each state is reached, in the order of the procedure (DOMAIN §4, §5). */
const reached: Readonly<Record<StateId, typeof along | Detour>> = {
  aperturaDeAsistencia: along,
  'autorizacion.explicacion': along,
  'autorizacion.cotizacion': along,
  'autorizacion.oferta': along,
  'autorizacion.revisionDelSupervisor': { from: 'autorizacion.oferta', moves: ['exception.requested'] },
  'autorizacion.revisionDeGerencia': {
    from: 'autorizacion.oferta',
    moves: ['exception.requested', 'exception.escalated'],
  },
  'autorizacion.alternativas': {
    from: 'aperturaDeAsistencia',
    moves: [['coverage.resolved', { outcome: 'outsideMatrix' }]],
  },
  'asignacionProveedor.asignacionProveedor': along,
  'asignacionProveedor.confirmacionDelAfiliado': along,
  'monitoreo.monitoreoAlProveedor': along,
  'monitoreo.monitoreoAlAfiliado': along,
  'monitoreo.arribo': along,
  'monitoreo.contactacionYValidacion': along,
  'prestacionDelServicio.diagnostico': along,
  'prestacionDelServicio.autorizacion': along,
  'prestacionDelServicio.prestacionDelServicio': along,
  'prestacionDelServicio.terminacionDelServicio': along,
  'cierre.cargaDeCosto': along,
  'cierre.conformidadDelAfiliado': along,
  canceladoAlMomento: { from: 'aperturaDeAsistencia', moves: ['request.withdrawn'] },
  canceladoPosterior: {
    from: 'asignacionProveedor.confirmacionDelAfiliado',
    moves: ['affiliate.cancelled'],
  },
  proveedorCancelado: { from: 'monitoreo.arribo', after: 120, moves: ['reschedule.declined'] },
  asistenciaConcluida: along,
};

export const ambulance: Opening = {
  service: { type: 'medica', definition: 'ambulancia', priority: 'emergencia', medicalEmergency: true },
};

/**
 * A case driven to a state by the plainest way; for `ambulancia` the service is one in a medical
 * emergency.
 */
export function caseIn(state: StateId, way: Way = 'conexion', opening: Opening = {}): CaseDriver {
  const base = way === 'ambulancia' ? { ...ambulance, ...opening } : opening;
  const how = reached[state];
  if (how !== along) return play(caseIn(how.from, way, opening).wait(how.after ?? 0), how.moves);
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

export const allStates = Object.keys(reached) as readonly StateId[];
export const closedStates = [
  'canceladoAlMomento',
  'canceladoPosterior',
  'proveedorCancelado',
  'asistenciaConcluida',
] as const satisfies readonly FinalClosure[];

const isOpen = (state: StateId): state is OpenStateId =>
  !(closedStates as readonly StateId[]).includes(state);
export const openStates = allStates.filter(isOpen);

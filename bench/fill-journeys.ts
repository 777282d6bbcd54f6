import { Kysely } from 'kysely';
import type { Database } from '../packages/service/src/storage/database/database.ts';
import type { Tables } from '../packages/service/src/storage/database/schema.ts';

const events = [
  ['asistencia.opened', 'aperturaDeAsistencia'],
  ['coverage.resolved', 'autorizacion.explicacion'],
  ['denial.explained', 'autorizacion.cotizacion'],
  ['quote.received', 'autorizacion.cotizacion'],
  ['price.informed', 'autorizacion.oferta'],
  ['offer.accepted', 'asignacionProveedor.asignacionProveedor'],
  ['provider.assigned', 'asignacionProveedor.confirmacionDelAfiliado'],
  ['affiliate.confirmed', 'monitoreo.monitoreoAlProveedor'],
  ['provider.arrived', 'monitoreo.contactacionYValidacion'],
  ['contact.validated', 'prestacionDelServicio.diagnostico'],
  ['diagnosis.recorded', 'prestacionDelServicio.autorizacion'],
  ['work.authorized', 'prestacionDelServicio.prestacionDelServicio'],
  ['service.performed', 'prestacionDelServicio.terminacionDelServicio'],
  ['service.terminated', 'cierre.cargaDeCosto'],
  ['cost.loaded', 'cierre.conformidadDelAfiliado'],
  ['conformity.recorded', 'asistenciaConcluida'],
] as const;
/** Each event leads on from the state that the one before has led to. */
const journey = events.map(([event, to], way) => ({ way, event, from: events[way - 1]?.[1] ?? null, to }));
type Way = (typeof journey)[number];
const kinds = ['resolveCoverage', 'assignProvider', 'monitorProvider', 'followWork', 'loadCosts'];
const cities = ['bogota', 'medellin', 'cali', 'pasto'];
const day = 86_400_000;
const rowsAtOnce = 400;
/** As large as the snapshot of a real one. */
const envelope = JSON.stringify({ filling: 'x'.repeat(3_000) });

/** A year of concluded asistencias, and one in twenty still under way, straight into the tables. */
export async function fillJourneys({ dialect }: Database, asistencias: number, now: number): Promise<void> {
  const db = new Kysely<Tables>({ dialect });
  const random = generator(1);
  await db.insertInto('way').values(journey.map(wayRow)).execute();
  for (let done = 0; done < asistencias; done += rowsAtOnce) {
    const rows: Rows = { expediente: [], asistencia: [], step: [], pendiente: [] };
    for (let index = done; index < Math.min(asistencias, done + rowsAtOnce); index++) {
      const isOpen = index % 20 === 0;
      const past = day + Math.floor((1 - index / asistencias) * 365 * day);
      const start = now - (isOpen ? random(day) : past);
      addCase(rows, { index, isOpen, start }, random);
    }
    await db.transaction().execute(async (transaction) => {
      for (const [table, all] of Object.entries(rows))
        for (let from = 0; from < all.length; from += rowsAtOnce)
          await transaction
            .insertInto(table as keyof Rows)
            .values(all.slice(from, from + rowsAtOnce) as never)
            .execute();
    });
  }
  await db.destroy();
}

/** The rows of some cases; tables in the order in which they refer to each other. */
type Rows = Record<'expediente' | 'asistencia' | 'step' | 'pendiente', Row[]>;

interface Case {
  index: number;
  isOpen: boolean;
  start: number;
}

function addCase(rows: Rows, given: Case, random: Random): void {
  const id = `a-${String(given.index).padStart(8, '0')}`;
  const length = given.isOpen ? 1 + random(journey.length - 2) : journey.length;
  let at = given.start;
  let since = given.start;
  for (const way of journey.slice(0, length)) {
    at += way.from === null ? 0 : random(random(10) === 0 ? 7_200_000 : 1_800_000);
    const seconds = way.from === null ? null : Math.floor((at - since) / 1000);
    if (way.from !== way.to) since = at;
    rows.step.push(stepRow(id, way, seconds, since));
  }
  const walked = { ...given, id, length, at };
  rows.asistencia.push(asistenciaRow(walked));
  rows.expediente.push(expedienteRow(walked));
  for (let of = 0; of < length - 1; of++) rows.pendiente.push(pendienteRow(walked, of, random(1_200) - 900));
}

/** A case with its steps behind it. */
interface Walked extends Case {
  id: string;
  length: number;
  at: number;
}

function regionsOf({ from, to }: Way) {
  const [leaves, enters] = [from?.split('.')[0] ?? null, to.split('.')[0] ?? null];
  return leaves === enters ? { leaves: null, enters: null } : { leaves, enters };
}

const wayRow = (of: Way) => ({
  way: of.way,
  event: of.event,
  from_state: of.from,
  to_state: of.to,
  ...regionsOf(of),
});

const stepRow = (id: string, of: Way, seconds: number | null, since: number): Row => ({
  asistencia_id: id,
  seq: of.way + 1,
  way: of.way,
  seconds,
  since,
  regions: 0,
  is_first: regionsOf(of).enters === null ? 0 : 1,
  by_id: null,
  by_role: null,
  reason: null,
  ground: null,
  percent: null,
});

function asistenciaRow({ id, index, isOpen, start, length, at }: Walked): Row {
  const state = events[length - 1]?.[1] ?? events[0][1];
  const [stage, subStage = null] = state.split('.');
  return {
    id,
    expediente_id: id,
    revision: length,
    type: index % 3 ? 'hogar' : 'vial',
    definition: 'electricidad',
    priority: 'emergencia',
    state,
    stage: isOpen && stage !== 'autorizacion' ? stage : null,
    sub_stage: isOpen ? subStage : null,
    closure_status: isOpen ? null : 'asistenciaConcluida',
    category: 'conexion',
    opened_at: isoOf(start),
    last_at: isoOf(at),
    since: isoOf(at),
    envelope,
  };
}

const expedienteRow = ({ id, index, isOpen, start, length }: Walked): Row => ({
  id,
  revision: length,
  status: isOpen ? 'abierto' : 'cerrado',
  coordinator_id: coordinatorOf(index),
  coordinator_name: null,
  city: cities[index % cities.length],
  opened_at: isoOf(start),
  search: 'x',
  snapshot: '{}',
  data: '{}',
});

function pendienteRow({ id, index, isOpen, start, length, at }: Walked, of: number, late: number): Row {
  const isWaiting = isOpen && of === length - 2;
  return {
    id: `${id}-${of}`,
    revision: 1,
    kind: kinds[of % kinds.length],
    status: isWaiting ? 'pendiente' : 'atendido',
    due_at: isoOf(at - late * 1000),
    assignee: coordinatorOf(index),
    role: null,
    expediente_id: id,
    asistencia_id: id,
    text: null,
    opened_at: isoOf(start),
    closed_at: isWaiting ? null : isoOf(at),
    announce_at: null,
    late: isWaiting ? null : late,
  };
}

const coordinatorOf = (index: number) => `c${index % 30}`;
const isoOf = (milliseconds: number) => new Date(milliseconds).toISOString();

type Row = Record<string, unknown>;
type Random = (below: number) => number;

/** Pseudo-random numbers below a bound, the same in every run. */
function generator(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

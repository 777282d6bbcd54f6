import { Kysely } from 'kysely';
import type { Database } from '../packages/service/src/storage/database/database.ts';
import type { Tables } from '../packages/service/src/storage/database/schema.ts';

const journey = [
  ['asistencia.opened', null, 'aperturaDeAsistencia'],
  ['coverage.resolved', 'aperturaDeAsistencia', 'autorizacion.explicacion'],
  ['denial.explained', 'autorizacion.explicacion', 'autorizacion.cotizacion'],
  ['quote.received', 'autorizacion.cotizacion', 'autorizacion.cotizacion'],
  ['price.informed', 'autorizacion.cotizacion', 'autorizacion.oferta'],
  ['offer.accepted', 'autorizacion.oferta', 'asignacionProveedor.asignacionProveedor'],
  [
    'provider.assigned',
    'asignacionProveedor.asignacionProveedor',
    'asignacionProveedor.confirmacionDelAfiliado',
  ],
  ['affiliate.confirmed', 'asignacionProveedor.confirmacionDelAfiliado', 'monitoreo.monitoreoAlProveedor'],
  ['provider.arrived', 'monitoreo.monitoreoAlProveedor', 'monitoreo.contactacionYValidacion'],
  ['contact.validated', 'monitoreo.contactacionYValidacion', 'prestacionDelServicio.diagnostico'],
  ['diagnosis.recorded', 'prestacionDelServicio.diagnostico', 'prestacionDelServicio.autorizacion'],
  ['work.authorized', 'prestacionDelServicio.autorizacion', 'prestacionDelServicio.prestacionDelServicio'],
  [
    'service.performed',
    'prestacionDelServicio.prestacionDelServicio',
    'prestacionDelServicio.terminacionDelServicio',
  ],
  ['service.terminated', 'prestacionDelServicio.terminacionDelServicio', 'cierre.cargaDeCosto'],
  ['cost.loaded', 'cierre.cargaDeCosto', 'cierre.conformidadDelAfiliado'],
  ['conformity.recorded', 'cierre.conformidadDelAfiliado', 'asistenciaConcluida'],
] as const;
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
  const ways = journey.map(([event, from, to], way) => {
    const [leaves, enters] = [from?.split('.')[0] ?? null, to.split('.')[0] ?? null];
    const isWithin = leaves === enters;
    const regions = { leaves: isWithin ? null : leaves, enters: isWithin ? null : enters };
    return { way, event, from_state: from, to_state: to, ...regions };
  });
  await db.insertInto('way').values(ways).execute();
  for (let done = 0; done < asistencias; done += rowsAtOnce) {
    const expedientes: Row[] = [];
    const opened: Row[] = [];
    const steps: Row[] = [];
    const pendientes: Row[] = [];
    for (let index = done; index < Math.min(asistencias, done + rowsAtOnce); index++) {
      const id = `a-${String(index).padStart(8, '0')}`;
      const isOpen = index % 20 === 0;
      const start = isOpen
        ? now - random(day)
        : now - day - Math.floor((1 - index / asistencias) * 365 * day);
      const length = isOpen ? 1 + random(journey.length - 2) : journey.length;
      let at = start;
      let since = start;
      for (const [seq, [, from, to]] of journey.slice(0, length).entries()) {
        const wait = seq === 0 ? 0 : random(random(10) === 0 ? 7_200_000 : 1_800_000);
        at += wait;
        const seconds = from === null ? null : Math.floor((at - since) / 1000);
        if (from !== to) since = at;
        const isWithin = from?.split('.')[0] === to.split('.')[0];
        steps.push({
          asistencia_id: id,
          seq: seq + 1,
          way: seq,
          seconds,
          since,
          regions: 0,
          is_first: isWithin ? 0 : 1,
          by_id: null,
          by_role: null,
          reason: null,
          ground: null,
          percent: null,
        });
      }
      const state = journey[length - 1]?.[2] ?? journey[0][2];
      const [stage, subStage = null] = state.split('.');
      opened.push({
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
        opened_at: new Date(start).toISOString(),
        last_at: new Date(at).toISOString(),
        since: new Date(at).toISOString(),
        envelope,
      });
      expedientes.push({
        id,
        revision: length,
        status: isOpen ? 'abierto' : 'cerrado',
        coordinator_id: `c${index % 30}`,
        coordinator_name: null,
        city: cities[index % cities.length],
        opened_at: new Date(start).toISOString(),
        search: 'x',
        snapshot: '{}',
        data: '{}',
      });
      for (let of = 0; of < length - 1; of++) {
        const isWaiting = isOpen && of === length - 2;
        const late = random(1_200) - 900;
        pendientes.push({
          id: `${id}-${of}`,
          revision: 1,
          kind: kinds[of % kinds.length],
          status: isWaiting ? 'pendiente' : 'atendido',
          due_at: new Date(at - late * 1000).toISOString(),
          assignee: `c${index % 30}`,
          role: null,
          expediente_id: id,
          asistencia_id: id,
          text: null,
          opened_at: new Date(start).toISOString(),
          closed_at: isWaiting ? null : new Date(at).toISOString(),
          announce_at: null,
          late: isWaiting ? null : late,
        });
      }
    }
    await db.transaction().execute(async (transaction) => {
      for (const [table, rows] of [
        ['expediente', expedientes],
        ['asistencia', opened],
        ['step', steps],
        ['pendiente', pendientes],
      ] as const)
        for (let from = 0; from < rows.length; from += rowsAtOnce)
          await transaction
            .insertInto(table)
            .values(rows.slice(from, from + rowsAtOnce) as never)
            .execute();
    });
  }
  await db.destroy();
}

type Row = Record<string, unknown>;

/** Pseudo-random numbers below a bound, the same in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

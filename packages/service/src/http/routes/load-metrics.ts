import { Counter, Gauge, type Registry } from 'prom-client';
import type { Connections, Load } from '../../cases/load.ts';

/**
 * The metrics of a store's load, to be set before each scrape. Null, from a store that does not
 * answer, removes what was last known: an old number would hide that.
 */
export function createLoadMetrics(registry: Registry): (load: Load | null) => void {
  const { isUp, asistencias, pendientes, batches, changes, waiting, connections } = metricsIn([registry]);
  return (load) => {
    isUp.set(load === null ? 0 : 1);
    for (const metric of [asistencias, pendientes, waiting, connections]) metric.reset();
    if (load === null) return;
    for (const { stage, state, count } of load.asistencias)
      asistencias.set({ stage: stage ?? '', state }, count);
    const { open, overdue } = load.pendientes;
    pendientes.set({ overdue: 'true' }, overdue);
    pendientes.set({ overdue: 'false' }, open - overdue);
    for (const [counter, total] of [
      [batches, load.written.batches],
      [changes, load.written.changes],
    ] as const) {
      counter.reset();
      counter.inc(total);
    }
    waiting.set(load.waiting);
    for (const [pool, used] of [
      ['reads', load.connections],
      ['commits', load.written.connections],
    ] as const)
      for (const [state, number] of Object.entries(used ?? ({} as Partial<Connections>)))
        connections.set({ pool, state }, number);
  };
}

const metricsIn = (registers: Registry[]) => ({
  isUp: new Gauge({
    name: 'conexion_store_up',
    help: 'Whether the store answered when it was asked for the figures below',
    registers,
  }),
  asistencias: new Gauge({
    name: 'conexion_asistencias_open',
    help: 'Open asistencias in each state, of all nodes together',
    labelNames: ['stage', 'state'],
    registers,
  }),
  pendientes: new Gauge({
    name: 'conexion_pendientes_open',
    help: 'Open pendientes, of all nodes together; overdue ones are counted by overdue="true"',
    labelNames: ['overdue'],
    registers,
  }),
  batches: new Counter({
    name: 'conexion_commit_batches_total',
    help: 'Transactions in which this node has written changes',
    registers,
  }),
  changes: new Counter({
    name: 'conexion_commit_changes_total',
    help: 'Changes that this node has written; divided by the batches, their size',
    registers,
  }),
  waiting: new Gauge({
    name: 'conexion_commit_waiting',
    help: 'Changes that wait for their commit in this node',
    registers,
  }),
  connections: new Gauge({
    name: 'conexion_database_connections',
    help: 'Connections of this node to the database, and queries that wait for one',
    labelNames: ['pool', 'state'],
    registers,
  }),
});

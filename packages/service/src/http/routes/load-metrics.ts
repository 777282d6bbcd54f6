import type { Registry } from 'prom-client';
import type { Connections, Load } from '../../cases/load.ts';
import { metersOf } from './meters-of.ts';

/**
 * The metrics of a store's load, to be set before each scrape. Null, from a store that does not
 * answer, removes what was last known: an old number would hide that.
 */
export function createLoadMetrics(registry: Registry): (load: Load | null) => void {
  const { gauge, counter } = metersOf(registry);
  const isUp = gauge(
    'conexion_store_up',
    'Whether the store answered when it was asked for the figures below',
  );
  const asistencias = gauge(
    'conexion_asistencias_open',
    'Open asistencias in each state, of all nodes together',
    'stage',
    'state',
  );
  const pendientes = gauge(
    'conexion_pendientes_open',
    'Open pendientes, of all nodes together; overdue ones are counted by overdue="true"',
    'overdue',
  );
  const batches = counter(
    'conexion_commit_batches_total',
    'Transactions in which this node has written changes',
  );
  const changes = counter(
    'conexion_commit_changes_total',
    'Changes that this node has written; divided by the batches, their size',
  );
  const waiting = gauge('conexion_commit_waiting', 'Changes that wait for their commit in this node');
  const connections = gauge(
    'conexion_database_connections',
    'Connections of this node to the database, and queries that wait for one',
    'pool',
    'state',
  );

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

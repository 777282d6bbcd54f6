import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Asistencia, Pendiente } from '../../cases/records.ts';
import type { Change, PendienteWrite, Remembered } from '../../cases/store.ts';
import { asistenciaSummary, pendienteOf } from '../database/records-of-rows.ts';
import type { Tables } from '../database/schema.ts';
import { grouped, groupedRows } from './grouped.ts';
import type { Reads } from './read-statements.ts';

/** Some 20 kB each, with what is computed from them. */
const asistenciasKept = 2_000;

/** What changes when an asistencia moves. */
const places = ['state', 'stage', 'subStage', 'closureStatus', 'category', 'since', 'rewrites'] as const;

/**
 * Caches the asistencias last read or written, with their open pendientes. `find` answers from the
 * cache only after the store has confirmed that the asistencia is unchanged, so that no answer
 * misses another node's write. What `remembered` gives may be older.
 */
export function rememberAsistencias(db: Kysely<Tables>, reads: Reads) {
  const known = new LRUCache<string, Remembered>({ max: asistenciasKept });
  const readVersion = groupedRows(
    'id',
    (ids) => db.executeQuery(reads.versions(ids)),
    (row) => row,
  );
  const readWhole = groupedRows(
    'id',
    (ids) => db.executeQuery(reads.asistencias(ids)),
    ({ envelope, rewrites, ...row }): Asistencia => {
      const asistencia = { ...asistenciaSummary(row), envelope: JSON.parse(envelope), rewrites };
      known.set(row.id, { asistencia, openPendientes: null });
      return asistencia;
    },
  );
  const readOpenPendientes = groupedPendientes(db, reads);

  function rememberOpen(id: string, openPendientes: readonly PendienteWrite[] | null): void {
    const kept = known.get(id);
    if (kept) known.set(id, { ...kept, openPendientes });
  }

  return {
    async find(id: string): Promise<Asistencia | null> {
      const version = known.has(id) ? await readVersion(id) : undefined;
      const kept = known.get(id)?.asistencia;
      if (version && kept?.revision === version.revision && kept.rewrites === version.rewrites) return kept;
      return (await readWhole(id)) ?? null;
    },
    async openPendientes(id: string): Promise<Pendiente[]> {
      const open = await readOpenPendientes(id);
      rememberOpen(id, open);
      return open;
    },
    remembered: (id: string): Remembered | null => known.get(id) ?? null,
    /**
     * Whether a written asistencia differs from the cached revision before it in none of the
     * indexed columns.
     */
    isInPlace({ asistencia }: Change): boolean {
      if (!asistencia) return false;
      const before = known.get(asistencia.id)?.asistencia;
      return before?.revision === asistencia.revision - 1 && isAtSamePlace(before, asistencia);
    },
    /** This node has just committed a change. */
    committed({ asistencia, pendientes = [] }: Change): void {
      if (!asistencia) {
        for (const { asistenciaId } of pendientes)
          if (asistenciaId !== null) rememberOpen(asistenciaId, null);
        return;
      }
      const kept = known.get(asistencia.id);
      const before = asistencia.revision === 1 ? [] : kept?.openPendientes;
      if (asistencia.revision === 1 || kept?.asistencia.revision === asistencia.revision - 1)
        known.set(asistencia.id, {
          asistencia,
          openPendientes: before ? openAfter(before, pendientes) : null,
        });
    },
  };
}

const isAtSamePlace = (before: Asistencia, after: Asistencia): boolean =>
  places.every((name) => before[name] === after[name]);

const groupedPendientes = (db: Kysely<Tables>, reads: Reads) =>
  grouped(async (ids) => {
    const { rows } = await db.executeQuery(reads.openPendientes(ids));
    const byAsistencia = Map.groupBy(rows, (row) => row.asistencia_id);
    return ids.map((id) => (byAsistencia.get(id) ?? []).map(pendienteOf));
  });

function openAfter(
  before: readonly PendienteWrite[],
  written: readonly PendienteWrite[],
): readonly PendienteWrite[] {
  if (written.length === 0) return before;
  const after = new Map([...before, ...written].map((pendiente) => [pendiente.id, pendiente]));
  return [...after.values()].filter(({ status }) => status === 'pendiente');
}

import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Asistencia } from '../cases/records.ts';
import { grouped } from './grouped.ts';
import type { Reads } from './read-statements.ts';
import { asistenciaSummary } from './rows.ts';
import type { Tables } from './schema.ts';

/** Some 20 kB each with what is made of them. */
const asistenciasKept = 2_000;

/**
 * Asistencias as the store has them. What was read or written last is kept. It is given again by `find` only where the store
 * has just said that it is still the same: whatever other nodes write, nobody is answered from an older one.
 */
export function rememberAsistencias(db: Kysely<Tables>, reads: Reads) {
  const known = new LRUCache<string, Asistencia>({ max: asistenciasKept });

  const readVersion = grouped(async (ids) => {
    const { rows } = await db.executeQuery(reads.versions(ids));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id));
  });
  const readWhole = grouped(async (ids) => {
    const { rows } = await db.executeQuery(reads.asistencias(ids));
    for (const row of rows)
      known.set(row.id, {
        ...asistenciaSummary(row),
        envelope: JSON.parse(row.envelope),
        rewrites: row.rewrites,
      });
    const found = new Set(rows.map(({ id }) => id));
    return ids.map((id) => (found.has(id) ? (known.get(id) ?? null) : null));
  });

  return {
    async find(id: string): Promise<Asistencia | null> {
      if (!known.has(id)) return readWhole(id);
      const version = await readVersion(id);
      const kept = known.get(id);
      if (version && kept?.revision === version.revision && kept.rewrites === version.rewrites) return kept;
      return readWhole(id);
    },
    remembered: (id: string): Asistencia | null => known.get(id) ?? null,
    /** This node has just committed a revision of an asistencia. */
    committed(record: Asistencia): void {
      if (known.get(record.id)?.revision === record.revision - 1) known.set(record.id, record);
    },
  };
}

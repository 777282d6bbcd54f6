import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Asistencia } from '../cases/records.ts';
import { grouped } from './grouped.ts';
import type { Reads } from './read-statements.ts';
import { asistenciaSummary } from './rows.ts';
import type { Tables } from './schema.ts';

/** Some 20 kB each with what is made of them. */
const asistenciasKept = 2_000;

interface Known {
  record: Asistencia;
  rewrites: number;
}

/**
 * Asistencias as the store has them. What was read or written last is kept, and given again only where the store has just
 * said that it is still the same: whatever other nodes write, nobody is answered from an older one.
 */
export function rememberAsistencias(db: Kysely<Tables>, reads: Reads) {
  const known = new LRUCache<string, Known>({ max: asistenciasKept });

  const readVersion = grouped(async (ids) => {
    const { rows } = await db.executeQuery(reads.versions(ids));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id));
  });
  const readWhole = grouped(async (ids) => {
    const { rows } = await db.executeQuery(reads.asistencias(ids));
    for (const row of rows)
      known.set(row.id, {
        record: { ...asistenciaSummary(row), envelope: JSON.parse(row.envelope) },
        rewrites: row.rewrites,
      });
    const found = new Set(rows.map(({ id }) => id));
    return ids.map((id) => (found.has(id) ? (known.get(id)?.record ?? null) : null));
  });

  return {
    async find(id: string): Promise<Asistencia | null> {
      if (!known.has(id)) return readWhole(id);
      const version = await readVersion(id);
      const kept = known.get(id);
      if (version && kept?.record.revision === version.revision && kept.rewrites === version.rewrites)
        return kept.record;
      return readWhole(id);
    },
    /** This node has just committed a revision of an asistencia. */
    committed(record: Asistencia): void {
      const before = known.get(record.id);
      if (before?.record.revision === record.revision - 1)
        known.set(record.id, { record, rewrites: before.rewrites });
    },
  };
}

import type { AnyHost } from '@conexion/machines';
import { Kysely } from 'kysely';
import { connect } from '../database/connect.ts';
import type { Database } from '../database/database.ts';
import { openReadings } from '../database/open-readings.ts';
import { findMiscounts, recount } from '../database/standing.ts';
import { type CaseArchive, importCase, readCase } from './case-archive.ts';
import { eraseHolder } from './erase-holder.ts';
import { findStrays } from './find-strays.ts';
import { oneRewriteMore, type Tables } from './repaired-tables.ts';

/** What operators do to a database directly, without the use cases. Each is one transaction. */
export interface Repair {
  /** Replaces the snapshot of the same revision; false where the asistencia has moved on. */
  rewriteEnvelope(id: string, revision: number, envelope: unknown): Promise<boolean>;
  /** Null where there is no such case. */
  exportCase(id: string): Promise<CaseArchive | null>;
  /** Throws where any of it is there already. */
  importCase(archive: CaseArchive): Promise<void>;
  /** Asistencias that contradict their expedientes. */
  strays(): Promise<{ id: string; fault: string }[]>;
  /** How many asistencias the board's count of each state lacks, where it is wrong. */
  miscounts(): Promise<{ state: string; count: number }[]>;
  /** Corrects the counts of the board. */
  recount(): Promise<void>;
  /**
   * Erases the holder of the cases that have this holder's id; returns how many cases there were.
   */
  eraseHolder(procedure: AnyHost, holderId: string): Promise<number>;
  close(): Promise<void>;
}

export async function openRepair(database: Database): Promise<Repair> {
  const db = await connect<Tables>(database);
  const readings = new Kysely<Tables>({ dialect: openReadings(database.where) });

  return {
    async rewriteEnvelope(id, revision, envelope) {
      const { numUpdatedRows } = await db
        .updateTable('asistencia')
        .set({ envelope: JSON.stringify(envelope), ...oneRewriteMore })
        .where('id', '=', id)
        .where('revision', '=', revision)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    // Read at one moment: journal and snapshot must belong together.
    exportCase: (id) =>
      readings
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((moment) => readCase(moment, id)),
    importCase: (archive) => importCase(db, archive),
    async eraseHolder(procedure, holderId) {
      const count = await eraseHolder(db, procedure, holderId);
      await database.purge?.(db as unknown as Kysely<never>);
      return count;
    },
    strays: () => findStrays(db),
    miscounts: () => findMiscounts(db),
    recount: () => recount(db),
    async close() {
      await readings.destroy();
      await db.destroy();
    },
  };
}

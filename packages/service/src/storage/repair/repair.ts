import { SnapshotError } from '@conexion/machines';
import { Kysely, sql } from 'kysely';
import { connect } from '../database/connect.ts';
import type { Database } from '../database/database.ts';
import { featuresOf } from '../database/features.ts';
import { holds } from '../database/holds.ts';
import { turn } from '../write/write-rows.ts';
import { envelopeWithoutWords, erasedText, lineWithoutWords, withoutPeople } from './personal-data.ts';

type Row = Record<string, unknown>;
type Tables = Record<'expediente' | 'asistencia' | 'pendiente' | 'bitacora' | 'answer' | 'step', Row>;

/** A case as its rows, to be taken to another database. */
export interface CaseArchive {
  conexion: 'case';
  version: 1;
  expediente: Row[];
  asistencia: Row[];
  pendiente: Row[];
  bitacora: Row[];
}

/** What operators do to a database behind the use cases' back. Each is one transaction. */
export interface Repair {
  /** Puts a snapshot in the place of that of the same revision; false where the asistencia has gone on. */
  rewriteEnvelope(id: string, revision: number, envelope: unknown): Promise<boolean>;
  /** Null where there is no such case. */
  exportCase(id: string): Promise<CaseArchive | null>;
  /** Throws where any of it is there already. */
  importCase(archive: CaseArchive): Promise<void>;
  /** Asistencias that are at odds with their expedientes. */
  strays(): Promise<{ id: string; fault: string }[]>;
  /** Forgets the holder of the cases that have this holder's id; returns how many cases there were. */
  eraseHolder(holderId: string): Promise<number>;
  close(): Promise<void>;
}

/** Nodes that remember the asistencia see that it is another one, though its revision is the same. */
const oneRewriteMore = { rewrites: sql`rewrites + 1` };

export async function openRepair(database: Database): Promise<Repair> {
  const { openReadings, purge } = database;
  const db = await connect<Tables>(database);
  const readings = openReadings ? new Kysely<Tables>({ dialect: openReadings() }) : db;

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
    // Of one moment: a journal with another snapshot is no case.
    exportCase: (id) =>
      readings
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((moment) => readCase(moment, id)),
    importCase: ({ expediente, asistencia, pendiente, bitacora }) =>
      db.transaction().execute(async (transaction) => {
        if (featuresOf(db).advisoryLock) await turn.execute(transaction);
        for (const [table, rows] of Object.entries({ expediente, asistencia, pendiente, bitacora }))
          for (const row of rows)
            await transaction
              .insertInto(table as keyof Tables)
              .values(row)
              .execute();
      }),
    async eraseHolder(holderId) {
      const count = await db.transaction().execute(async (transaction) => {
        const cases = await transaction
          .selectFrom('expediente')
          .selectAll()
          .where(holds('data', JSON.stringify(holderId)))
          .execute();
        const theirs = cases.filter(({ data }) => JSON.parse(String(data)).holder.id === holderId);
        for (const { id, data } of theirs) await eraseCase(transaction, String(id), String(data));
        return theirs.length;
      });
      await purge?.(db as unknown as Kysely<never>);
      return count;
    },
    async strays() {
      const { rows } = await sql<{ id: string; status: string | null; case_status: string }>`
        select asistencia.id, status, case_status from asistencia
        left join expediente on expediente.id = asistencia.expediente_id
        where status is null or status != case_status`.execute(db);
      return rows.map(({ id, status, case_status }) => ({
        id,
        fault:
          status === null
            ? 'its expediente is not there'
            : `its expediente is ${status}, and not ${case_status}`,
      }));
    },
    async close() {
      if (readings !== db) await readings.destroy();
      await db.destroy();
    },
  };
}

async function readCase(db: Kysely<Tables>, id: string): Promise<CaseArchive | null> {
  const rowsOf = (table: keyof Tables, column = 'expediente_id') =>
    db.selectFrom(table).selectAll().where(column, '=', id).execute() as Promise<Row[]>;
  const expediente = await rowsOf('expediente', 'id');
  if (expediente.length === 0) return null;
  const bitacora = await rowsOf('bitacora');
  return {
    conexion: 'case',
    version: 1,
    expediente,
    asistencia: await rowsOf('asistencia'),
    pendiente: await rowsOf('pendiente'),
    bitacora: bitacora
      .sort((a, b) => Number(a.position) - Number(b.position))
      // Its place in another journal is another one.
      .map(({ position: _, ...row }) => row),
  };
}

/** Throws a `SnapshotError`, which names the asistencia: what cannot be read cannot be erased by half. */
function erasedEnvelope(id: string, envelope: string): unknown {
  try {
    return envelopeWithoutWords(JSON.parse(envelope));
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    throw new SnapshotError(error.code, `asistencia ${id}: ${error.message}`, { cause: error });
  }
}

async function eraseCase(db: Kysely<Tables>, id: string, data: string): Promise<void> {
  await db
    .updateTable('expediente')
    .set({ data: JSON.stringify(withoutPeople(JSON.parse(data))), search: '' })
    .where('id', '=', id)
    .execute();
  const rowsOf = (table: 'asistencia' | 'bitacora') =>
    db.selectFrom(table).selectAll().where('expediente_id', '=', id).execute();
  for (const row of await rowsOf('asistencia'))
    await db
      .updateTable('asistencia')
      .set({
        envelope: JSON.stringify(erasedEnvelope(String(row.id), String(row.envelope))),
        ...oneRewriteMore,
      })
      .where('id', '=', String(row.id))
      .execute();
  for (const row of await rowsOf('bitacora'))
    await db
      .updateTable('bitacora')
      .set({ data: JSON.stringify(lineWithoutWords(String(row.type), JSON.parse(String(row.data)))) })
      .where('id', '=', String(row.id))
      .execute();
  const asistencias = db.selectFrom('asistencia').select('id').where('expediente_id', '=', id);
  await db
    .updateTable('step')
    .set({ reason: erasedText })
    .where('asistencia_id', 'in', asistencias)
    .where('reason', 'is not', null)
    .execute();
  await db
    .updateTable('pendiente')
    .set({ text: erasedText })
    .where('expediente_id', '=', id)
    .where('text', 'is not', null)
    .execute();
  await db.deleteFrom('answer').where('expediente_id', '=', id).execute();
}

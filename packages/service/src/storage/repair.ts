import { Kysely, sql } from 'kysely';
import { isPostgres } from './is-postgres.ts';
import { migrate } from './migrate.ts';
import { withoutPeople, withoutWords } from './personal-data.ts';
import type { Database } from './sql-store.ts';
import { turn } from './write-statements.ts';

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
  /** Forgets the holder of the cases that have this holder's id; returns how many cases there were. */
  eraseHolder(holderId: string): Promise<number>;
  close(): Promise<void>;
}

/** Nodes that remember the asistencia see that it is another one, though its revision is the same. */
const oneRewriteMore = { rewrites: sql`rewrites + 1` };

export async function openRepair({ dialect }: Database): Promise<Repair> {
  const db = new Kysely<Tables>({ dialect });
  await migrate(db as unknown as Parameters<typeof migrate>[0]);
  const rowsOf = (table: keyof Tables, column: string, id: string) =>
    db.selectFrom(table).selectAll().where(column, '=', id).execute() as Promise<Row[]>;

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
    async exportCase(id) {
      const expediente = await rowsOf('expediente', 'id', id);
      if (expediente.length === 0) return null;
      const bitacora = await rowsOf('bitacora', 'expediente_id', id);
      return {
        conexion: 'case',
        version: 1,
        expediente,
        asistencia: await rowsOf('asistencia', 'expediente_id', id),
        pendiente: await rowsOf('pendiente', 'expediente_id', id),
        bitacora: bitacora
          .sort((a, b) => Number(a.position) - Number(b.position))
          // Its place in another journal is another one.
          .map(({ position: _, ...row }) => row),
      };
    },
    importCase: ({ expediente, asistencia, pendiente, bitacora }) =>
      db.transaction().execute(async (transaction) => {
        if (isPostgres(db)) await turn.execute(transaction);
        for (const [table, rows] of Object.entries({ expediente, asistencia, pendiente, bitacora }))
          for (const row of rows)
            await transaction
              .insertInto(table as keyof Tables)
              .values(row)
              .execute();
      }),
    eraseHolder: (holderId) =>
      db.transaction().execute(async (transaction) => {
        const cases = await transaction
          .selectFrom('expediente')
          .selectAll()
          .where('data', 'like', sql<string>`${`%${JSON.stringify(holderId).slice(1, -1)}%`}`)
          .execute();
        const theirs = cases.filter(({ data }) => JSON.parse(String(data)).holder.id === holderId);
        for (const { id, data } of theirs) await eraseCase(transaction, String(id), String(data));
        return theirs.length;
      }),
    close: () => db.destroy(),
  };
}

async function eraseCase(db: Kysely<Tables>, id: string, data: string): Promise<void> {
  const erased = (text: unknown) => JSON.stringify(withoutWords(JSON.parse(String(text))));
  await db
    .updateTable('expediente')
    .set({ data: JSON.stringify(withoutPeople(JSON.parse(data))), search: '' })
    .where('id', '=', id)
    .execute();
  for (const [table, column, also] of [
    ['asistencia', 'envelope', oneRewriteMore],
    ['bitacora', 'data', {}],
  ] as const)
    for (const row of await db
      .selectFrom(table)
      .select(['id', column])
      .where('expediente_id', '=', id)
      .execute())
      await db
        .updateTable(table)
        .set({ [column]: erased(row[column]), ...also })
        .where('id', '=', String(row.id))
        .execute();
  const asistencias = db.selectFrom('asistencia').select('id').where('expediente_id', '=', id);
  await db
    .updateTable('step')
    .set({ reason: '—' })
    .where('asistencia_id', 'in', asistencias)
    .where('reason', 'is not', null)
    .execute();
  await db
    .updateTable('pendiente')
    .set({ text: '—' })
    .where('expediente_id', '=', id)
    .where('text', 'is not', null)
    .execute();
  await db.deleteFrom('answer').where('expediente_id', '=', id).execute();
}

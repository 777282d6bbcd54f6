import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { buildIndex } from '../build-index.ts';
import { featuresOf } from '../features.ts';
import type { Tables } from '../schema.ts';
import { recount } from '../standing.ts';

/**
 * Counts the open asistencias of each state, in the transaction that changes them. Triggers do it,
 * so that nodes of the previous version, a restore and an import count as well.
 */
export const countStanding: Migration = {
  async up(db: Kysely<Tables>) {
    const { text, routines } = featuresOf(db);
    await db.schema
      .createTable('standing')
      .ifNotExists()
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .execute();
    for (const statement of routines ? ofPostgres : ofSqlite) await sql.raw(statement).execute(db);
    await buildIndex(
      db,
      'asistencia_open_by_state',
      sql`on asistencia (state, since, id) where ${sql.raw(isOpen('asistencia'))}`,
    );
    await recount(db);
  },
};

const isOpen = (row: string) =>
  `(${row}.closure_status is null or ${row}.closure_status = 'proveedorConcluido')`;

/** A row for each change: a counter would be locked until the end of its transaction. */
const ofPostgres = [
  `create or replace function count_standing() returns trigger language plpgsql as $$ begin
    if tg_op <> 'INSERT' and ${isOpen('old')} then insert into standing values (old.state, -1); end if;
    if tg_op <> 'DELETE' and ${isOpen('new')} then insert into standing values (new.state, 1); end if;
    return null;
  end $$`,
  'create or replace trigger asistencia_comes_or_goes after insert or delete on asistencia for each row execute function count_standing()',
  `create or replace trigger asistencia_moves after update of state, closure_status on asistencia for each row
    when (old.state <> new.state or old.closure_status is distinct from new.closure_status) execute function count_standing()`,
];

const ofSqlite = [
  `create trigger if not exists asistencia_comes after insert on asistencia when ${isOpen('new')} begin
    insert into standing values (new.state, 1); end`,
  `create trigger if not exists asistencia_moves after update of state, closure_status on asistencia
    when old.state <> new.state or old.closure_status is not new.closure_status begin
    insert into standing select old.state, -1 where ${isOpen('old')};
    insert into standing select new.state, 1 where ${isOpen('new')}; end`,
  `create trigger if not exists asistencia_goes after delete on asistencia when ${isOpen('old')} begin
    insert into standing values (old.state, -1); end`,
];

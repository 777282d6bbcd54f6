import type { CreateTableBuilder, Kysely, RawBuilder } from 'kysely';
import type { Migration } from 'kysely/migration';
import { featuresOf } from '../features.ts';

type Column = [name: string, type: 'text' | 'integer', presence?: 'optional'];

const tables: Readonly<Record<string, readonly Column[]>> = {
  expediente: [
    ['revision', 'integer'],
    ['status', 'text'],
    ['coordinator_id', 'text'],
    ['coordinator_name', 'text', 'optional'],
    ['city', 'text'],
    ['opened_at', 'text'],
    ['search', 'text'],
    ['snapshot', 'text'],
    ['data', 'text'],
  ],
  asistencia: [
    ['expediente_id', 'text'],
    ['revision', 'integer'],
    ['type', 'text'],
    ['definition', 'text'],
    ['priority', 'text'],
    ['state', 'text'],
    ['stage', 'text', 'optional'],
    ['sub_stage', 'text', 'optional'],
    ['closure_status', 'text', 'optional'],
    ['category', 'text', 'optional'],
    ['opened_at', 'text'],
    ['last_at', 'text'],
    ['envelope', 'text'],
  ],
  pendiente: [
    ['revision', 'integer'],
    ['kind', 'text'],
    ['status', 'text'],
    ['due_at', 'text'],
    ['assignee', 'text', 'optional'],
    ['role', 'text', 'optional'],
    ['expediente_id', 'text'],
    ['asistencia_id', 'text', 'optional'],
    ['text', 'text', 'optional'],
    ['opened_at', 'text'],
    ['closed_at', 'text', 'optional'],
  ],
};

const bitacora: readonly Column[] = [
  ['id', 'text'],
  ['expediente_id', 'text'],
  ['asistencia_id', 'text', 'optional'],
  ['seq', 'integer'],
  ['kind', 'text'],
  ['type', 'text'],
  ['at', 'text'],
  ['by_id', 'text'],
  ['by_role', 'text'],
  ['data', 'text'],
];

const answer: readonly Column[] = [
  ['body_hash', 'text'],
  ['memory', 'text'],
  ['expediente_id', 'text', 'optional'],
  ['at', 'text'],
];

const indexes: readonly [table: string, ...columns: string[]][] = [
  ['expediente', 'status', 'id'],
  ['expediente', 'coordinator_id', 'status', 'id'],
  ['expediente', 'city', 'id'],
  ['asistencia', 'expediente_id'],
  ['asistencia', 'stage', 'expediente_id'],
  ['asistencia', 'sub_stage', 'expediente_id'],
  ['asistencia', 'closure_status', 'expediente_id'],
  ['asistencia', 'category', 'expediente_id'],
  ['asistencia', 'type', 'expediente_id'],
  ['pendiente', 'status', 'due_at', 'id'],
  ['pendiente', 'assignee', 'status', 'due_at', 'id'],
  ['pendiente', 'role', 'status', 'due_at', 'id'],
  ['pendiente', 'expediente_id', 'status', 'due_at', 'id'],
  ['pendiente', 'asistencia_id', 'status'],
  ['bitacora', 'asistencia_id', 'position'],
  ['answer', 'at'],
];

/** "if not exists" throughout: what an interrupted start has created stays. */
export const initial: Migration = {
  async up(db: Kysely<unknown>) {
    const { text, sequences } = featuresOf(db);
    const table = (name: string) => db.schema.createTable(name).ifNotExists();
    const withId = (name: string) => table(name).addColumn('id', text, (id) => id.primaryKey().notNull());
    for (const [name, columns] of Object.entries(tables))
      await withColumns(withId(name), columns, text).execute();
    await withColumns(
      sequences
        ? table('bitacora').addColumn('position', 'bigint', (position) =>
            position.generatedAlwaysAsIdentity().primaryKey(),
          )
        : // In SQLite an integer primary key numbers itself; what is never deleted never gets an old number.
          table('bitacora').addColumn('position', 'integer', (position) => position.primaryKey()),
      bitacora,
      text,
    ).execute();
    const scope = table('answer').addColumn('scope', text, (column) => column.primaryKey().notNull());
    await withColumns(scope, answer, text).execute();
    for (const [on, ...columns] of indexes)
      await db.schema
        .createIndex([on, 'by', ...columns].join('_'))
        .ifNotExists()
        .on(on)
        .columns(columns)
        .execute();
  },
};

const withColumns = (
  table: CreateTableBuilder<string, string>,
  columns: readonly Column[],
  text: 'text' | RawBuilder<unknown>,
) =>
  columns.reduce(
    (builder, [name, type, presence]) =>
      builder.addColumn(name, type === 'text' ? text : type, (column) =>
        presence === 'optional' ? column : column.notNull(),
      ),
    table,
  );

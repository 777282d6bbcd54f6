import SQLite from 'better-sqlite3';
import pg from 'pg';

/** A database to fill without the service: a million cases over HTTP would take a day. */
export interface Filling {
  run(sql: string): Promise<void>;
  hex(value: string, digits: number): string;
  /** ISO 8601 of milliseconds. */
  iso(milliseconds: string): string;
  /** Rows `g` from 0. */
  numbers(count: number): string;
  close(): Promise<void>;
}

export function fillSqlite(dataDir: string): Filling {
  const database = new SQLite(`${dataDir}/conexion.sqlite`);
  database.pragma('synchronous = OFF');
  return {
    run: async (sql) => void database.exec(sql),
    hex: (value, digits) => `printf('%0${digits}x', ${value})`,
    iso: (milliseconds) => `strftime('%Y-%m-%dT%H:%M:%fZ', (${milliseconds}) / 1000.0, 'unixepoch')`,
    numbers: (count) =>
      `(with recursive n(g) as (select 0 union all select g + 1 from n where g < ${count - 1}) select g from n)`,
    close: async () => void database.close(),
  };
}

export async function fillPostgres(url: string): Promise<Filling> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    run: async (sql) => void (await client.query(sql)),
    hex: (value, digits) => `lpad(to_hex((${value})::bigint), ${digits}, '0')`,
    iso: (milliseconds) =>
      `to_char(to_timestamp((${milliseconds}) / 1000.0) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    numbers: (count) => `generate_series(0::bigint, ${count - 1}) as n(g)`,
    close: () => client.end(),
  };
}

const minute = 60_000;

/**
 * Copies the existing cases until there are so many more asistencias: one for each minute of the
 * past, their stages mixed, a hundred to a coordinator, each person with a different name. Of their
 * journals only the first lines are copied, unless more are asked for.
 */
export async function fillStore(
  { run, hex, iso, numbers }: Filling,
  asistencias: number,
  linesOfEach = 2,
): Promise<void> {
  const opened = `(${Date.now()} - (${asistencias} - g) * ${minute})`;
  const id = (kind: string) =>
    `${hex(`${opened} / 65536`, 8)} || '-' || ${hex(`${opened} % 65536`, 4)} || '-7${kind}-8000-' || ${hex('g', 12)}`;
  await run(
    'create table template as select row_number() over (order by id) - 1 as k, id as asistencia_id, expediente_id from asistencia',
  );
  await run(
    'create table copies as select g, t.* from ' +
      numbers(asistencias) +
      ' join template t on t.k = g % (select count(*) from template)',
  );
  await run(
    `insert into expediente select ${id('000')}, e.revision, e.status, 'coordinador-' || (g / 100), null, e.city, ${iso(opened)}, e.search || ' ' || ${hex('(g * 2654435761) % 4294967296', 8)}, e.snapshot, e.data from copies c join expediente e on e.id = c.expediente_id`,
  );
  await run(
    `insert into asistencia select ${id('001')}, ${id('000')}, a.revision, a.type, a.definition, a.priority, a.state, a.stage, a.sub_stage, a.closure_status, a.category, ${iso(opened)}, a.last_at, a.envelope, 0, a.case_status, a.since from copies c join asistencia a on a.id = c.asistencia_id`,
  );
  await run(
    `insert into pendiente (id, revision, kind, status, due_at, assignee, role, expediente_id, asistencia_id, text, opened_at, closed_at, announce_at) select ${id('002')} || p.id, p.revision, p.kind, p.status, p.due_at, 'coordinador-' || (g / 100), p.role, ${id('000')}, ${id('001')}, p.text, p.opened_at, p.closed_at, null from copies c join pendiente p on p.asistencia_id = c.asistencia_id`,
  );
  await run(
    `insert into bitacora (id, expediente_id, asistencia_id, seq, kind, type, at, by_id, by_role, data) select ${id('003')} || b.seq, ${id('000')}, ${id('001')}, b.seq, b.kind, b.type, b.at, b.by_id, b.by_role, b.data from copies c join bitacora b on b.asistencia_id = c.asistencia_id where b.seq <= ${linesOfEach}`,
  );
  // Otherwise the service would write the steps of three million lines during the measurement.
  await run('update stepped set position = (select max(position) from bitacora)');
  await run('drop table copies');
  await run('drop table template');
  await run('analyze');
}

import { type Compilable, type CompiledQuery, type RawBuilder, sql } from 'kysely';

/**
 * A query whose parameters come later, compiled once: building one costs as much as running it.
 * `build` uses its parameters in the order in which they will be given.
 */
export function prepare<Result>(
  build: (parameter: <T>() => RawBuilder<T>) => Compilable<Result>,
): (...parameters: unknown[]) => CompiledQuery<Result> {
  let compiled: CompiledQuery<Result> | undefined;
  return (...parameters) => {
    compiled ??= build(() => sql`${null}`).compile();
    return { ...compiled, parameters };
  };
}

/** Rows given to a statement: a table named `row`, and what its columns are called. */
export interface RowsGiven {
  table: RawBuilder<unknown>;
  columns: readonly string[];
}

/**
 * A query over any number of rows. Every row has the same keys in the same order, whose values are texts, integers or, in a
 * column of texts, null. PostgreSQL is given them as one JSON text, by a statement that is planned once; SQLite, where a
 * parameter costs less than JSON, each value by itself, by a statement for each number of rows.
 */
export function prepareRows<Row extends object, Result>(
  isPostgres: boolean,
  build: (rows: RowsGiven) => Compilable<Result>,
): (rows: readonly Row[]) => CompiledQuery<Result> {
  const compiled = new Map<number, CompiledQuery<Result>>();
  return (rows) => {
    const count = isPostgres ? 1 : rows.length;
    const query = compiled.get(count) ?? build(isPostgres ? recordset(rows) : values(rows)).compile();
    compiled.set(count, query);
    return {
      ...query,
      parameters: isPostgres ? [JSON.stringify(rows)] : rows.flatMap((row) => Object.values(row)),
    };
  };
}

function recordset([sample = {}]: readonly object[]): RowsGiven {
  const typed = Object.entries(sample).map(
    ([name, value]) => sql`${sql.ref(name)} ${sql.raw(typeof value === 'number' ? 'integer' : 'text')}`,
  );
  return {
    table: sql`json_to_recordset(${null}) as "row"(${sql.join(typed)})`,
    columns: Object.keys(sample),
  };
}

function values(rows: readonly object[]): RowsGiven {
  const columns = Object.keys(rows[0] ?? {});
  const named = columns.map((name, index) => sql`${sql.ref(`column${index + 1}`)} as ${sql.ref(name)}`);
  const each = rows.map(() => sql`(${sql.join(columns.map(() => null))})`);
  return { table: sql`(select ${sql.join(named)} from (values ${sql.join(each)})) as "row"`, columns };
}

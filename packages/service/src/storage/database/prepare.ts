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
 * A query over any number of rows, a statement for each number. Every row has the same keys in the
 * same order. Values are texts, integers or, in a column of texts, null; the first row decides the
 * type of each column.
 */
export function prepareRows<Row extends object, Result>(
  areTyped: boolean,
  build: (rows: RowsGiven) => Compilable<Result>,
): (rows: readonly Row[]) => CompiledQuery<Result> {
  const compiled = new Map<number, CompiledQuery<Result>>();
  return (rows) => {
    const query = compiled.get(rows.length) ?? build(given(rows, areTyped)).compile();
    compiled.set(rows.length, query);
    return { ...query, parameters: rows.flatMap((row) => Object.values(row)) };
  };
}

function given(rows: readonly object[], areTyped: boolean): RowsGiven {
  const [first = {}, ...others] = rows;
  const columns = Object.keys(first);
  const named = columns.map((name, index) => sql`${sql.ref(`column${index + 1}`)} as ${sql.ref(name)}`);
  const types = Object.values(first).map((value) =>
    areTyped
      ? sql`cast(${null} as ${sql.raw(typeof value === 'number' ? 'integer' : 'text')})`
      : sql`${null}`,
  );
  const each = [types, ...others.map(() => columns.map(() => sql`${null}`))].map(
    (row) => sql`(${sql.join(row)})`,
  );
  // PostgreSQL before 16 requires the inner alias.
  const table = sql`(select ${sql.join(named)} from (values ${sql.join(each)}) as given) as "row"`;
  return { table, columns };
}

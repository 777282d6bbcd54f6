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

/**
 * A query over any number of rows, compiled once for each number. Every row has the same keys in the same
 * order, and `build` uses each value once, in that order.
 */
export function prepareRows<Row extends object, Result>(
  build: (rows: readonly Row[]) => Compilable<Result>,
): (rows: readonly Row[]) => CompiledQuery<Result> {
  const compiled = new Map<number, CompiledQuery<Result>>();
  return (rows) => {
    const known = compiled.get(rows.length);
    if (known) return { ...known, parameters: rows.flatMap((row) => Object.values(row)) };
    const query = build(rows).compile();
    compiled.set(rows.length, query);
    return query;
  };
}

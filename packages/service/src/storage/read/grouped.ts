import DataLoader from 'dataloader';

const keysTogether = 128;

/**
 * A read of one key, grouped with the reads of the same turn of the loop, or of the time while the
 * last group is read: a statement costs more than a row. Nothing is cached: every read starts after
 * its request. `read` gives as many values as keys, in their order.
 */
export function grouped<Value>(
  read: (keys: readonly string[]) => Promise<readonly Value[]>,
): (key: string) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  const loader = new DataLoader<string, Value>(
    (keys) => {
      const reading = read(keys);
      last = reading.catch(() => {});
      return reading;
    },
    {
      cache: false,
      maxBatchSize: keysTogether,
      // After the requests that this turn of the loop has read.
      batchScheduleFn: (dispatch) => void last.then(() => setImmediate(dispatch)),
    },
  );
  return (key) => loader.load(key);
}

/**
 * Such a read of one row each; undefined where there is none. `toValue` runs once for each row.
 */
export const groupedRows = <Key extends string, Row extends Record<Key, string>, Value>(
  key: Key,
  read: (keys: readonly string[]) => Promise<{ rows: readonly Row[] }>,
  toValue: (row: Row) => Value,
): ((key: string) => Promise<Value | undefined>) =>
  grouped(async (keys) => {
    const { rows } = await read(keys);
    const values = new Map<string, Value>(rows.map((row) => [row[key], toValue(row)]));
    return keys.map((of) => values.get(of));
  });

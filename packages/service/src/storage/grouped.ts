import DataLoader from 'dataloader';

const keysTogether = 128;

/**
 * A read of one key, made together with those that are asked for in the same turn of the loop: a statement costs more
 * than a row. Nothing is kept: every read is a read. `read` gives as many values as keys, in their order.
 */
export function grouped<Value>(
  read: (keys: readonly string[]) => Promise<readonly Value[]>,
): (key: string) => Promise<Value> {
  const loader = new DataLoader<string, Value>(read, {
    cache: false,
    maxBatchSize: keysTogether,
    // After the requests that this turn of the loop has read.
    batchScheduleFn: (dispatch) => setImmediate(dispatch),
  });
  return (key) => loader.load(key);
}

/** What an app may say in one value: the page shows values, and need not show all of a huge one. */
const most = { depth: 32, characters: 20_000 };

/** What stands where something was left out. */
const leftOut = '…';

/** A copy of a JSON value without what is too deep or too much. */
export function bounded(value: unknown): unknown {
  let left = most.characters;

  function cut(text: string): string {
    const kept = text.length > left ? text.slice(0, left) + leftOut : text;
    left = Math.max(0, left - text.length);
    return kept;
  }

  function copy(of: unknown, depth: number): unknown {
    if (typeof of === 'string') return cut(of);
    left -= 4;
    if (typeof of !== 'object' || of === null) return of;
    if (depth === most.depth) return leftOut;
    return Array.isArray(of) ? copyList(of, depth + 1) : copyRecord(of, depth + 1);
  }

  function copyList(of: readonly unknown[], depth: number): unknown[] {
    const copied: unknown[] = [];
    for (const item of of) {
      if (left <= 0) return [...copied, leftOut];
      copied.push(copy(item, depth));
    }
    return copied;
  }

  function copyRecord(of: object, depth: number): unknown {
    const copied: [string, unknown][] = [];
    // Not `Object.entries`: it would copy all of a huge one.
    for (const key in of) {
      if (left <= 0) return Object.fromEntries([...copied, [leftOut, leftOut]]);
      copied.push([cut(key), copy(of[key as keyof typeof of], depth)]);
    }
    return Object.fromEntries(copied);
  }

  return copy(value, 0);
}

/** Whether a text can be stored anywhere: no NUL, no half of a surrogate pair. */
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

interface Visit {
  value: unknown;
  key: string;
  parent: Visit | null;
}

/**
 * The path of the first text in a JSON value, keys included, that cannot be stored; null where
 * there is none. Not recursive: the client chooses how deep a value is nested.
 */
export function findUnstorable(root: unknown): string | null {
  const waiting: Visit[] = [{ value: root, key: '', parent: null }];
  for (let visit = waiting.pop(); visit; visit = waiting.pop()) {
    const { value } = visit;
    if (typeof value === 'string' && !isStorable(value)) return pathOf(visit);
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      if (!isStorable(key)) return pathOf(visit);
      waiting.push({ value: child, key, parent: visit });
    }
  }
  return null;
}

function pathOf(visit: Visit): string {
  const keys: string[] = [];
  for (let at: Visit = visit; at.parent; at = at.parent) keys.unshift(at.key);
  return keys.join('.');
}

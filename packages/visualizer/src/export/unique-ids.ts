/**
 * Gives each name an id that a format accepts, the same at every run: what the format cannot write becomes
 * an underscore, what is reserved begins with one, and what would then be the same gets a number.
 */
export function uniqueIds(
  names: readonly string[],
  { allowed, isReserved = () => false }: { allowed: RegExp; isReserved?: (id: string) => boolean },
): (name: string) => string {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of names) {
    if (ids.has(name)) continue;
    const plain = [...name.normalize('NFKD')].map((letter) => (allowed.test(letter) ? letter : '_')).join('');
    const base = /^[A-Za-z_]/.test(plain) && !isReserved(plain) ? plain : `_${plain}`;
    let id = base;
    for (let number = 2; taken.has(id); number += 1) id = `${base}_${number}`;
    taken.add(id);
    ids.set(name, id);
  }
  return (name) => ids.get(name) ?? missing(name);
}

function missing(name: string): never {
  throw new RangeError(`${name} is not among the named`);
}

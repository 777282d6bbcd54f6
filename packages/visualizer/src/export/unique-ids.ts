interface Rules {
  /** The letters that the format takes. */
  allowed: RegExp;
  /** How an id may begin. */
  begins?: RegExp;
  isReserved?: (id: string) => boolean;
  /** What a thing would be called, of things that are not named by their keys. */
  wantedOf?: (key: string) => string;
}

/**
 * Gives each thing an id that a format accepts, the same at every run: what the format cannot write
 * becomes an underscore, what is reserved begins with one, and what would then be the same gets a
 * number. A name that the format accepts as it is stays as it is.
 */
export function uniqueIds(
  keys: readonly string[],
  { allowed, begins = /^[A-Za-z_]/, isReserved = () => false, wantedOf = (key) => key }: Rules,
): (key: string) => string {
  const baseOf = (wanted: string) => {
    const plain = [...wanted.normalize('NFKD')]
      .map((letter) => (allowed.test(letter) ? letter : '_'))
      .join('');
    return plain !== '' && begins.test(plain) && !isReserved(plain) ? plain : `_${plain}`;
  };
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const give = (key: string) => {
    const base = baseOf(wantedOf(key));
    let id = base;
    for (let number = 2; taken.has(id); number += 1) id = `${base}_${number}`;
    taken.add(id);
    ids.set(key, id);
  };
  const all = [...new Set(keys)];
  const isKept = (key: string) => baseOf(wantedOf(key)) === wantedOf(key);
  for (const key of [...all.filter(isKept), ...all.filter((key) => !isKept(key))]) give(key);
  return (key) => ids.get(key) ?? missing(key);
}

function missing(name: string): never {
  throw new RangeError(`${name} is not among the named`);
}

/**
 * A free text as its words: without accents, split where a capital follows a small letter and at
 * whatever is not a letter or a digit, in lower case. `Grúa-foránea` and `gruaForanea` are both
 * `grua`, `foranea`.
 */
export function words(value: string): readonly string[] {
  const known = split.get(value);
  if (known) return known;
  const found = wordsOf(value);
  if (split.size >= mostSplit) split.clear();
  split.set(value, found);
  return found;
}

// Guards compare the same few names for every event. The limit bounds the cache.
const split = new Map<string, readonly string[]>();
const mostSplit = 1000;

const wordsOf = (value: string): string[] =>
  value
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/(?<=\p{Ll})(?=\p{Lu})|[^\p{L}\p{Nd}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());

/**
 * Whether a free text is one of some listed names: all words of one occur, or the letters and
 * digits are the same.
 */
export function isNamedByWords(value: string, listed: readonly string[]): boolean {
  const given = words(value);
  return listed.some((candidate) => {
    const wanted = words(candidate);
    return wanted.every((word) => given.includes(word)) || wanted.join('') === given.join('');
  });
}

/** Whether two free texts have the same set of words, in any order. */
export function hasSameWords(a: string, b: string): boolean {
  const [first, second] = [new Set(words(a)), new Set(words(b))];
  return first.size === second.size && [...first].every((word) => second.has(word));
}

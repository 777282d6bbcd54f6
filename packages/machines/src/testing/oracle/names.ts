/**
 * The words of a text, letter by letter: a second implementation of DOMAIN §6 "Policy", which
 * shares nothing with the machine's.
 */
function wordsIn(text: string): string[] {
  const found = [''];
  let before = '';
  for (const character of text.normalize('NFD')) {
    if (/\p{M}/u.test(character)) continue;
    const isPart = /[\p{L}\p{Nd}]/u.test(character);
    const isCamel = /\p{Ll}/u.test(before) && /\p{Lu}/u.test(character);
    if (!isPart || isCamel) found.push('');
    if (isPart) found[found.length - 1] += character.toLowerCase();
    before = character;
  }
  return found.filter(Boolean);
}

/** Whether a service is one of those that a policy lists. */
export const isServiceIn = (listed: readonly string[], definition: string): boolean =>
  listed.map(wordsIn).some((wanted) => {
    const given = wordsIn(definition);
    const missing = wanted.filter((word) => !given.includes(word));
    return missing.length === 0 || given.join('') === wanted.join('');
  });

/** The letters of a city's name, without accents and capitals. */
const lettersOf = (text: string): string =>
  [...text.normalize('NFD')]
    .filter((character) => !/\p{M}/u.test(character))
    .map((character) => character.toLowerCase())
    .join('');

/** Whether a city is one of those that a policy lists. */
export const isCityIn = (listed: readonly string[], city: string): boolean =>
  listed.map(lettersOf).includes(lettersOf(city));

/** Whether two definitions are made of the same words. */
export const isSameService = (a: string, b: string): boolean =>
  [...new Set(wordsIn(a))].sort().join(' ') === [...new Set(wordsIn(b))].sort().join(' ');

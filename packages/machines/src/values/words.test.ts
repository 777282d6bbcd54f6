import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSameWords, isNamedByWords, words } from './words.ts';

describe('a service definition is compared by its words (DOMAIN §6, "Policy")', () => {
  it.each([
    ['Grúa foránea 120 km', ['grua', 'foranea', '120', 'km']],
    ['gruaForanea', ['grua', 'foranea']],
    ['grúa-foránea', ['grua', 'foranea']],
    ['GRUAFORANEA', ['gruaforanea']],
    ['gru\u0301aForanea', ['grua', 'foranea']],
    ['  técnicoÉlite ', ['tecnico', 'elite']],
    ['A/B_c.d', ['a', 'b', 'c', 'd']],
    ['HTTPServer', ['httpserver']],
    ['km2Extra', ['km2extra']],
    ['—…!', []],
  ])('the words of "%s" are %j', (value, expected) => expect(words(value)).toEqual(expected));

  it.each([
    ['Grúa foránea 120 km', 'gruaForanea'],
    ['grúa-foránea', 'gruaForanea'],
    ['GRUAFORANEA', 'gruaForanea'],
    ['foránea, grúa', 'gruaForanea'],
    ['gruaForanea', 'GRUA FORANEA'],
    ['gruaforanea', 'Grúa Foránea'],
    ['ambulancia básica', 'ambulancia'],
    ['AMBULANCIA', 'ambulancia'],
    ['trasladoEnAmbulancia', 'ambulancia'],
    ['ambu lancia', 'ambulancia'],
  ])('"%s" is %s', (value, listed) => expect(isNamedByWords(value, ['otra', listed])).toBe(true));

  it.each([
    ['grúa', 'gruaForanea'],
    ['gruaforaneas', 'gruaForanea'],
    ['ambulancias', 'ambulancia'],
    ['GRUAFORANEA 120 km', 'gruaForanea'],
    ['bambulancia', 'ambulancia'],
    ['—', 'ambulancia'],
  ])('"%s" is not %s', (value, listed) => expect(isNamedByWords(value, [listed])).toBe(false));

  it('matches no name of an empty list', () => expect(isNamedByWords('ambulancia', [])).toBe(false));
});

const letters = fc.constantFrom(...'abcdeáéíñüxyz');
const word = fc.string({ unit: letters, minLength: 2, maxLength: 6 });
const someWords = fc.array(word, { minLength: 1, maxLength: 4 });
const gap = fc.constantFrom(' ', '-', '_', ' / ', ', ');
const capital = ([head = '', ...tail]: string): string => head.toUpperCase() + tail.join('');
/** The same words as people write them. */
const spellings = (of: readonly string[]) =>
  fc.oneof(
    gap.map((between) => of.join(between)),
    gap.map((between) => of.map(capital).join(between)),
    gap.map((between) => of.join(between).toUpperCase()),
    fc.constant(of.map((each, index) => (index === 0 ? each : capital(each))).join('')),
    gap.map((between) => of.join(between).normalize('NFD')),
  );

describe('whatever the words are', () => {
  it('their spelling makes no difference', () => {
    const spelt = someWords.chain((of) => fc.tuple(spellings(of), spellings(of)));
    fc.assert(
      fc.property(spelt, ([a, b]) => {
        expect(isNamedByWords(a, [b])).toBe(true);
        expect(hasSameWords(a, b)).toBe(true);
      }),
    );
  });

  it('more words around a listed name, in any order, make no difference', () => {
    const longer = fc
      .tuple(someWords, someWords)
      .chain(([listed, more]) =>
        fc.tuple(
          spellings(listed),
          fc
            .shuffledSubarray([...listed, ...more], { minLength: listed.length + more.length })
            .chain(spellings),
        ),
      );
    fc.assert(
      fc.property(longer, ([listed, value]) => {
        expect(isNamedByWords(value, [listed])).toBe(true);
      }),
    );
  });

  it('a listed word that is missing makes it another service', () => {
    const missing = fc.tuple(someWords, word).map(([of, more]) => [of.join(' '), `${of.join(' ')} ${more}q`]);
    fc.assert(
      fc.property(missing, ([value = '', listed = '']) => {
        expect(isNamedByWords(value, [listed])).toBe(false);
      }),
    );
  });

  it('the same set of words is an equivalence, and implies being named both ways', () => {
    const free = fc.oneof(someWords.chain(spellings), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(free, free, (a, b) => {
        expect(hasSameWords(a, a)).toBe(true);
        expect(hasSameWords(a, b)).toBe(hasSameWords(b, a));
        if (hasSameWords(a, b)) {
          expect(isNamedByWords(a, [b])).toBe(true);
          expect(isNamedByWords(b, [a])).toBe(true);
        }
      }),
    );
  });
});

describe('the same set of words', () => {
  it.each([
    ['grúa foránea', 'foraneaGrua'],
    ['Grúa grúa foránea', 'gruaForanea'],
  ])('"%s" has those of "%s"', (a, b) => expect(hasSameWords(a, b)).toBe(true));

  it.each([
    ['ambulancia', 'ambulancia básica'],
    ['gruaForanea', 'GRUAFORANEA'],
    ['electricidad', 'plomería'],
  ])('"%s" does not have those of "%s"', (a, b) => expect(hasSameWords(a, b)).toBe(false));
});

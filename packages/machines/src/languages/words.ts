import type { FinalClosure } from '../procedure/closures.ts';
import { speechPlaces } from '../procedure/speech-places.ts';
import { finalClosures } from '../procedure/states.ts';
import { inEach, type Lang, type Text } from '../procedure/text.ts';
import type { Catalogue, Part } from './catalogue.ts';
import * as es from './es.ts';

/** A catalogue for each language of a host. */
export type Catalogues<L extends string> = Readonly<Record<L, Catalogue>>;

type Names<P extends Part> = keyof Catalogue[P] | (P extends 'state' ? FinalClosure : never);

/** The words of a host: of each part of its catalogues, each name in every language. */
export type Words<L extends string = Lang, P extends Part = Part> = {
  readonly [K in P]: Readonly<Record<Names<K>, Text<L>>>;
};

/** One part of some catalogues: each name in every language. */
export function joined<L extends string, Name extends string>(
  part: Readonly<Record<L, Readonly<Record<Name, string>>>>,
): Readonly<Record<Name, Text<L>>> {
  const langs = Object.keys(part) as L[];
  const names = Object.keys(Object.values<object>(part)[0] ?? {}) as Name[];
  return Object.fromEntries(
    names.map((name) => [name, inEach(langs, (lang) => part[lang][name])]),
  ) as Readonly<Record<Name, Text<L>>>;
}

/** The states by their own words, and the closures that end an asistencia by theirs. */
export const withClosures = <L extends string>(
  state: Readonly<Record<keyof Catalogue['state'], Text<L>>>,
  closure: Words<L, 'closure'>['closure'],
  ids: readonly string[] = finalClosures,
): Words<L, 'state'>['state'] => ({
  ...state,
  ...(Object.fromEntries(ids.map((id) => [id, closure[id as FinalClosure]])) as Record<
    FinalClosure,
    Text<L>
  >),
});

/**
 * Bad catalogues: `missing` names each word that one lacks, as `pt.event.price.informed`, and each
 * place of a sentence that no case fills, as `pt.speech.price.informed {prise}`; `unknown` names
 * each word for which the host has nothing, such as a misspelt one.
 */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
  readonly code: 'catalogue-incomplete' | 'catalogue-unknown';
  readonly missing: readonly string[];
  readonly unknown: readonly string[];

  constructor(missing: readonly string[], unknown: readonly string[] = []) {
    const faults = [
      ...(missing.length > 0 ? [`Words are missing: ${missing.join(', ')}`] : []),
      ...(unknown.length > 0 ? [`Words name nothing: ${unknown.join(', ')}`] : []),
    ];
    super(faults.join('. ') || 'A host needs a catalogue');
    this.code = missing.length > 0 || unknown.length === 0 ? 'catalogue-incomplete' : 'catalogue-unknown';
    this.missing = missing;
    this.unknown = unknown;
  }
}

/** Names by the part of a catalogue that has their words: those that a machine has. */
export type NamesByPart = Partial<Readonly<Record<Part, readonly string[]>>>;

/**
 * The words of a host that is given these catalogues, for a machine with these names. Throws
 * `CatalogueError`.
 */
export function wordsOf<L extends string>(catalogues: Catalogues<L>, names: NamesByPart = {}): Words<L> {
  const langs = Object.keys(catalogues) as L[];
  const inEachOf = (find: typeof missingIn) =>
    langs.flatMap((lang) => find(catalogues[lang], names).map((name) => `${lang}.${name}`));
  const [missing, unknown] = [inEachOf(missingIn), inEachOf(unknownIn)];
  if (langs.length === 0 || missing.length + unknown.length > 0) throw new CatalogueError(missing, unknown);
  const words = Object.fromEntries(
    (Object.keys(es) as Part[]).map((part) => [
      part,
      joined(
        Object.fromEntries(langs.map((lang) => [lang, catalogues[lang][part] as Record<string, string>])),
      ),
    ]),
  ) as unknown as Words<L>;
  return { ...words, state: withClosures(words.state, words.closure, names.closure) };
}

/**
 * The words that a catalogue lacks in comparison with Spanish and with the names of a machine:
 * untyped callers may leave out anything.
 */
const missingIn = (
  catalogue: Partial<Record<Part, Partial<Record<string, unknown>>>>,
  names: NamesByPart,
): string[] =>
  (Object.entries(es) as [Part, Record<string, string>][]).flatMap(([part, ours]) =>
    [...new Set([...Object.keys(ours), ...(part === 'value' ? [] : (names[part] ?? []))])].flatMap((name) => {
      const word = catalogue?.[part]?.[name];
      if (!isSaid(word)) return [`${part}.${name}`];
      return part === 'speech' ? unknownPlaces(word).map((place) => `speech.${name} ${place}`) : [];
    }),
  );

/** A misspelt place would be read out to the afiliado. */
const unknownPlaces = (sentence: string): string[] =>
  (sentence.match(/\{[^}]*\}?/g) ?? []).filter(
    (place) => !(speechPlaces as readonly string[]).includes(place.slice(1, -1)),
  );

// A program that speaks our languages alone bundles no part for it.
const parts = /* @__PURE__ */ new Map<string, object>(/* @__PURE__ */ Object.entries(es));

/**
 * The words of a catalogue that name nothing, neither of the procedure nor of a machine. What is
 * said of an event is of any event.
 */
const unknownIn: typeof missingIn = (catalogue, names) =>
  Object.entries(catalogue ?? {}).flatMap(([part, words]) => {
    const ours = parts.get(part);
    if (!ours) return [part];
    const added = names[part === 'speech' ? 'event' : (part as Part)];
    return Object.keys(words ?? {})
      .filter((name) => !Object.hasOwn(ours, name) && !added?.includes(name))
      .map((name) => `${part}.${name}`);
  });

const isSaid = (word: unknown): word is string => typeof word === 'string' && word !== '';

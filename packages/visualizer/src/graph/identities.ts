import { type Lang, type Text, text, textIn } from '@conexion/machines';

export const same = (text: string): Text => ({ es: text, en: text });

/**
 * What a guard, an action or an actor is called: the same name for the same thing, in every format.
 */
export interface Named {
  name: string;
  label: Text<string>;
}

const unnamed = {
  guard: { name: 'unnamedGuard', label: { es: 'condición sin nombre', en: 'unnamed guard' } },
  action: { name: 'unnamedAction', label: { es: 'acción sin nombre', en: 'unnamed action' } },
  actor: { name: 'unnamedActor', label: { es: 'actor sin nombre', en: 'unnamed actor' } },
} as const;

/** The keys under which functions are written in place: of JavaScript they get these as names. */
const places = new Set(['', 'guard', 'cond', 'actions', 'entry', 'exit']);

/**
 * The names in one machine. A number, in the order of the requests, distinguishes two with the same
 * name; what is written in place has only its number.
 */
export function identities(kind: keyof typeof unnamed) {
  const taken = new Map<string, (readonly unknown[])[]>();
  const placeOf = (name: string, made: readonly unknown[]): number => {
    const before = taken.get(name) ?? [];
    taken.set(name, before);
    const place = before.findIndex((other) => isSame(other, made));
    return place >= 0 ? place + 1 : before.push(made);
  };
  /** Called by a name, while the functions that it is made of distinguish two of the name. */
  const called = (words: Text, made: readonly unknown[] = []): Named => {
    const place = placeOf(JSON.stringify(words), made);
    const label = place > 1 ? spelled((lang) => `${textIn(words, lang)} ${place}`) : words;
    return { name: textIn(label, 'en'), label };
  };
  const inPlace = (thing: unknown): Named => {
    const { name, label } = unnamed[kind];
    const place = placeOf(name, [thing]);
    return { name: `${name}${place}`, label: spelled((lang) => `${label[lang]} ${place}`) };
  };
  return {
    called,
    inPlace,
    /** Of a function: by its own name, unless that is only where it stands. */
    ofFunction: (thing: { name: string }): Named =>
      places.has(thing.name) ? inPlace(thing) : called(same(thing.name), [thing]),
  };
}

/** What the machine runs for a name. */
export type Implementations = Readonly<Record<string, unknown>>;

export type Identities = ReturnType<typeof identities>;

const isSame = (one: readonly unknown[], other: readonly unknown[]) =>
  one.length === other.length && one.every((thing, index) => thing === other[index]);

/** A text in each of our languages. */
export const spelled = (say: (lang: Lang) => string): Text => text(say('es'), say('en'));

/** A name with its parameters, as a call: `atMost(amount: 10)`. */
export function calledWith(name: string, params: unknown): string {
  if (params === undefined) return name;
  if (typeof params === 'function') return `${name}(…)`;
  const texts = isRecord(params)
    ? Object.entries(params).map(([key, value]) => `${key}: ${written(value)}`)
    : [written(params)];
  return texts.length > 0 ? `${name}(${texts.join(', ')})` : name;
}

/** The functions of a value, or directly within it: they distinguish what is written alike. */
export function functionsIn(...values: readonly unknown[]): unknown[] {
  const within = values.flatMap((value) => (isRecord(value) ? [value, ...Object.values(value)] : [value]));
  return within.filter((value) => typeof value === 'function');
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is words by language. */
export const isText = (value: unknown): value is Text<string> =>
  isRecord(value) && Object.values(value).every((words) => typeof words === 'string');

/** A value as JSON, which leaves functions and circles out. */
export function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '…';
  } catch {
    return '…';
  }
}

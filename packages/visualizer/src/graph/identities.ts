import type { Text } from '@conexion/machines';

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
} as const;

/** The keys under which functions are written in place: of JavaScript they get these as names. */
const places = new Set(['', 'guard', 'cond', 'actions', 'entry', 'exit']);

/**
 * The names of functions in one machine. A number, in the order of the requests, distinguishes two
 * with the same name; a function written in place has only its number.
 */
export function identities(kind: keyof typeof unnamed) {
  const taken = new Map<string, unknown[]>();
  const placeOf = (name: string, thing: unknown): number => {
    const things = taken.get(name) ?? [];
    taken.set(name, things);
    const place = things.indexOf(thing);
    return place >= 0 ? place + 1 : things.push(thing);
  };
  const plain = (name: string, thing: unknown): Named => {
    const place = placeOf(name, thing);
    const text = place > 1 ? `${name} ${place}` : name;
    return { name: text, label: same(text) };
  };
  return {
    /** Called by a name, while `thing` is what tells two of the name apart. */
    called: plain,
    /** Of a function: by its own name, unless that is only where it stands. */
    ofFunction: (thing: { name: string }): Named => {
      if (!places.has(thing.name)) return plain(thing.name, thing);
      const { name, label } = unnamed[kind];
      const place = placeOf(name, thing);
      return { name: `${name}${place}`, label: { es: `${label.es} ${place}`, en: `${label.en} ${place}` } };
    },
  };
}

export type Identities = ReturnType<typeof identities>;

/** A name with its parameters, as a call: `atMost(amount: 10)`. */
export function calledWith(name: string, params: unknown): string {
  if (params === undefined) return name;
  if (typeof params === 'function') return `${name}(…)`;
  const isObject = typeof params === 'object' && params !== null && !Array.isArray(params);
  const texts = isObject
    ? Object.entries(params).map(([key, value]) => `${key}: ${written(value)}`)
    : [written(params)];
  return texts.length > 0 ? `${name}(${texts.join(', ')})` : name;
}

/** A value as JSON, which leaves functions and circles out. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '…';
  } catch {
    return '…';
  }
}

import { words } from '../values/words.ts';

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is listed without a letter or a digit was never the name of a service. */
const named = (list: unknown): unknown =>
  Array.isArray(list) ? list.filter((name) => typeof name !== 'string' || words(name).length > 0) : list;

function namedPolicy(policy: Plain): Plain {
  const { ambulanceDefinitions, longTowDefinitions } = policy;
  return {
    ...policy,
    ...(ambulanceDefinitions === undefined ? {} : { ambulanceDefinitions: named(ambulanceDefinitions) }),
    ...(longTowDefinitions === undefined ? {} : { longTowDefinitions: named(longTowDefinitions) }),
  };
}

/**
 * An input, or the context that began with it, as version 1 wrote it, in today's form: a warranty is of the case's own type
 * and definition. Whatever is in today's form already, or in none, is left as it is.
 */
export function fromVersion1(value: unknown): unknown {
  if (!isPlain(value)) return value;
  const { service, warrantyOf, policy } = value;
  const { type, definition } = isPlain(service) ? service : {};
  return {
    ...value,
    ...(isPlain(warrantyOf) ? { warrantyOf: { type, definition, ...warrantyOf } } : {}),
    ...(isPlain(policy) ? { policy: namedPolicy(policy) } : {}),
  };
}

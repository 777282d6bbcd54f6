import { words } from '../values/words.ts';

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A listed name without a letter or a digit never named a service. */
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
 * Whether an input was recorded by version 1, that is under its rules, not only in its form. Later
 * policies all set `separateApproval`.
 * @example if (isFromVersion1(opening.payload)) console.log('judged by the rules of version 1');
 */
export const isFromVersion1 = (input: unknown): boolean =>
  isPlain(input) && isPlain(input.policy) && !('separateApproval' in input.policy);

/**
 * An input, or the context that began with it, as version 1 wrote it, in today's form: a warranty
 * is of the case's own type and definition. A value already in today's form, or in an unknown form,
 * is left unchanged.
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

/**
 * A context as version 1 wrote it, in today's form. Its policy lacked settings that were fixed
 * then. The last price given to the afiliado is unknown, so it must be given again. The requester
 * of the exception under review is unknown, so any superior may approve it.
 */
export function contextFromVersion1(value: unknown): unknown {
  const context = fromVersion1(value);
  if (!isPlain(context)) return context;
  const { policy, review } = context;
  return {
    priceTold: null,
    ...context,
    ...(isPlain(policy) ? { policy: completePolicy(policy) } : {}),
    ...(isPlain(review) ? { review: { requestedBy: null, ...review } } : {}),
  };
}

const completePolicy = (policy: Plain): Plain => ({
  separateApproval: true,
  ...policy,
  ...(isPlain(policy.due) ? { due: { requestGoodwill: 30, ...policy.due } } : {}),
});

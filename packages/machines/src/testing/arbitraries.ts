import fc from 'fast-check';
import { type EventRequest, requestPayloads } from '../asistencia/asistencia-event.ts';
import type { EventType } from '../asistencia/events.ts';
import type { AsistenciaInput } from '../asistencia/input.ts';
import { type Policy, policySchema } from '../asistencia/policy.ts';
import { parsePolicy } from '../host/parse-policy.ts';
import { openAsistencia } from '../host/standard-host.ts';
import { aim } from './aim.ts';
import { DialReader, dials, firsts, inputDials } from './dials.ts';
import { inputFrom, policyFrom } from './inputs.ts';
import { arbitraryOf } from './payloads/arbitrary-of.ts';
import { justInvalid } from './payloads/just-invalid.ts';
import { beginning, openingFrom } from './walk.ts';

type Payload<T extends EventType> = Omit<EventRequest<T>, 'type'>;

const facts = {
  context: openAsistencia(inputFrom(firsts, beginning)).snapshot.context,
  at: beginning,
};

/**
 * What a client sends with an event besides its type. Half of the valid payloads are anything that
 * the schema accepts; the other half lie at the limits of the guards (a price equal to the
 * market's, a window that ends in a millisecond, 1 and 100 %). A just-invalid payload has one thing
 * wrong.
 */
export const payloadOf = <T extends EventType>(
  type: T,
): { valid: fc.Arbitrary<Payload<T>>; justInvalid: fc.Arbitrary<unknown> } => {
  const schema = requestPayloads[type];
  return {
    valid: fc.oneof(
      arbitraryOf(schema) as unknown as fc.Arbitrary<Payload<T>>,
      dials.map((row) => aim(type, new DialReader(row), facts) as Payload<T>),
    ),
    justInvalid: justInvalid(schema),
  };
};

/**
 * Policies: some vary the settings that guards read, the others are any that the schema accepts.
 */
export const policies: fc.Arbitrary<Policy> = fc.oneof(
  dials.map((row) => policyFrom(new DialReader(row))),
  arbitraryOf(policySchema).map(parsePolicy),
);

/**
 * What opens an asistencia: services that the rules tell apart; plans of exactly the required
 * months or a day less, also at the end of February; warranties on their last day and after it, of
 * the same service and of others.
 */
export const inputs: fc.Arbitrary<AsistenciaInput> = fc.oneof(
  { weight: 4, arbitrary: inputDials.map(openingFrom) },
  {
    weight: 1,
    arbitrary: fc.tuple(inputDials, policies).map(([row, policy]) => ({ ...openingFrom(row), policy })),
  },
);

import fc from 'fast-check';
import type { AnyActorRef, AnyEventObject, AnyStateMachine, AnyStateNode } from 'xstate';
import type { z } from 'zod';
import { KitError } from '../kit-error.ts';
import { arbitraryOf } from '../payloads/arbitrary-of.ts';

/** A zod schema, or a fast-check arbitrary where a schema cannot say it. */
export type Payload = z.ZodType | fc.Arbitrary<unknown>;

/** What a child sends back, by the id under which it is invoked or the name of its logic. */
export interface ChildPayloads {
  output?: Payload;
  error?: Payload;
  snapshot?: Payload;
}

/** Which events can be sent to a machine, and what its children send. */
export interface SourceOptions {
  /** Children by id, or by the name of their logic in `setup({ actors })`. */
  children?: Readonly<Record<string, ChildPayloads>>;
  /** Event types that no walk shall send, though the machine takes them, with a schema or not. */
  skip?: readonly string[];
}

/** Where the events of walks come from, checked against the machine. */
export interface EventSources {
  /** By type: what is sent from outside. */
  sent: ReadonlyMap<string, fc.Arbitrary<AnyEventObject>>;
  /** What a child sends; undefined where the caller gave nothing for it. */
  ofChild(child: AnyActorRef, id: string, what: keyof ChildPayloads): fc.Arbitrary<unknown> | undefined;
}

const ownPrefix = /^xstate\.(after|done|error|snapshot|init|stop)\b/;

/** Whether a descriptor of the machine's (`paid`, `mouse.*`, `*`) takes an event type. */
export const takes = (descriptor: string, type: string): boolean =>
  descriptor === type ||
  descriptor === '*' ||
  (descriptor.endsWith('.*') &&
    (type === descriptor.slice(0, -2) || type.startsWith(descriptor.slice(0, -1))));

/** As the machine receives it: with the schema's defaults and transformations. */
function asArbitrary(payload: Payload, name: string): fc.Arbitrary<unknown> {
  if (payload instanceof fc.Arbitrary) return payload;
  if (!('_zod' in payload))
    throw new KitError('schema-unsupported', `${name} needs a zod schema or a fast-check arbitrary`);
  return arbitraryOf(payload, name).map(
    (value) => payload.parse(value),
    (parsed) => parsed,
  );
}

/** A payload with the type of its event, which the schema may have or leave out. */
const asEvents = (payload: Payload, type: string): fc.Arbitrary<AnyEventObject> => {
  const values = asArbitrary(payload, type);
  return values.map(
    (value) => ({ ...ofType(value, type), type }),
    (event) => {
      const { type: _, ...others } = event as AnyEventObject;
      return values.canShrinkWithoutContext(event) ? event : others;
    },
  );
};

/** @throws {KitError} where a value is no event of this type */
function ofType(value: unknown, type: string): object {
  const own: unknown = typeof value === 'object' && value !== null && ('type' in value ? value.type : type);
  if (own === type) return value as object;
  throw new KitError(
    'schema-unsupported',
    `The schema of ${type} allows ${fc.stringify(value)}: an object is needed, and its type, if any, is ${type}`,
  );
}

/**
 * Checks that every schema belongs to an event of the machine and every event has a schema.
 * @throws {KitError} that names the event or the child
 */
export function eventSources(
  machine: AnyStateMachine,
  schemas: Readonly<Record<string, Payload>>,
  { children = {}, skip = [] }: SourceOptions,
): EventSources {
  const descriptors = machine.events.map(String).filter((type) => type !== '' && !ownPrefix.test(type));
  for (const type of [...Object.keys(schemas), ...skip]) {
    if (descriptors.some((descriptor) => takes(descriptor, type))) continue;
    throw new KitError(
      'event-unknown',
      `The machine ${machine.id} takes no event ${type}; it takes ${descriptors.join(', ') || 'none'}`,
    );
  }
  for (const descriptor of descriptors) {
    const isGiven = [...Object.keys(schemas), ...skip].some((type) => takes(descriptor, type));
    if (isGiven || skip.includes(descriptor)) continue;
    throw new KitError(
      'event-without-schema',
      `The machine ${machine.id} takes ${descriptor}, which has no schema: give one, or name it in skip`,
    );
  }
  checkChildren(machine, children);
  const sent = Object.entries(schemas)
    .filter(([type]) => !skip.includes(type))
    .map(([type, payload]) => [type, asEvents(payload, type)] as const);
  return {
    sent: new Map(sent),
    ofChild(child, id, what) {
      const source: unknown = (child as { src?: unknown }).src;
      const given = children[id] ?? (typeof source === 'string' ? children[source] : undefined);
      const payload = given?.[what];
      return payload && asArbitrary(payload, `${what} of ${id}`);
    },
  };
}

function checkChildren(machine: AnyStateMachine, children: Readonly<Record<string, ChildPayloads>>): void {
  const invoked = nodesOf(machine.root).flatMap(({ invoke }) =>
    invoke.flatMap(({ id, src }) => [id, ...(typeof src === 'string' ? [src] : [])]),
  );
  const known = new Set([...invoked, ...Object.keys(machine.implementations.actors)]);
  const unknown = Object.keys(children).find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw new KitError(
    'child-unknown',
    `The machine ${machine.id} has no child ${unknown}; it has ${[...known].join(', ') || 'none'}. ` +
      'Name the logic of a spawned child in setup({ actors })',
  );
}

const nodesOf = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(nodesOf),
];

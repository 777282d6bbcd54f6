import type { z } from 'zod';
import { asistenciaMachine, speaking } from '../asistencia/asistencia.ts';
import type { AsistenciaEvent, EventDefinitions, EventRequest } from '../asistencia/asistencia-event.ts';
import type { PayloadSchema } from '../asistencia/event.ts';
import type { EventType } from '../asistencia/events.ts';
import type { AsistenciaInput } from '../asistencia/input.ts';
import type { Policy } from '../asistencia/policy.ts';
import type { Part } from '../languages/catalogue.ts';
import { en, es } from '../languages/catalogues.ts';
import { wordIn } from '../languages/labels.ts';
import * as standard from '../languages/standard.ts';
import { type Words, wordsOf } from '../languages/words.ts';
import {
  decidePendienteIn,
  type Pendiente,
  type PendienteDecision,
  type PendienteEvent,
  type PendienteRequest,
  parsePendienteRequestIn,
} from '../pendiente/pendiente.ts';
import { type Lang, languages, type Text } from '../procedure/text.ts';
import { check } from '../values/check.ts';
import type { Additions } from './additions.ts';
import { createBinding } from './binding.ts';
import { createDecisions, type Decisions } from './decisions.ts';
import { type Definition, definitionOf } from './definition.ts';
import type { AsistenciaMachine, AsistenciaSnapshot } from './describe.ts';
import { createEventSchemas, type JsonSchema } from './event-schema.ts';
import { eventTableOf } from './event-table.ts';
import { extended, namesIn } from './extended.ts';
import { HostError } from './host-error.ts';
import type { CatalogueWith, Names, NamesIn, NamesOf, NoNames } from './names.ts';
import { checkEvent, checkEventRequest } from './parse-event.ts';
import { type ParsedInput, parseInputIn } from './parse-input.ts';
import { parsePolicyIn } from './parse-policy.ts';
import { createQuestions, type Questions } from './questions.ts';
import { createReplay } from './replay.ts';
import { type Parsed, toldIn } from './result.ts';
import { createSnapshotCodec, type Envelope, type Migration } from './snapshot.ts';

type NoAdditions = Readonly<Record<never, never>>;

/** A host in any languages, whatever was added to it. */
export type AnyHost = Host<string, Names>;

/** What a host is made of. */
export interface HostOptions<L extends string = Lang, A extends Additions = NoAdditions> {
  /** The machine: ours, or ours with guards or actions replaced through `provide`. */
  machine?: AsistenciaMachine;
  /** What is added to the machine; the catalogues have words for it. */
  additions?: A;
  /** Its languages, each by name with all its words: `{ es, en }`, ours, unless it has others. */
  catalogues?: Readonly<Record<L, CatalogueWith<NamesOf<A>>>>;
  /** From each version of the stored snapshots to the next. */
  migrations?: readonly Migration[];
}

/**
 * The pure API of a program that hosts asistencias: nothing here reads a clock or does I/O. All of
 * it asks one machine, and speaks the languages of its catalogues and no other. A snapshot of
 * another machine is rebound to it, checked as a stored one is, or refused by a `SnapshotError`.
 */
export interface Host<L extends string = Lang, N extends Names = NoNames>
  extends Decisions<L, N>,
    Questions<L, N> {
  readonly machine: AsistenciaMachine;
  /** The languages of its catalogues. */
  readonly languages: readonly L[];
  /** The version of the snapshots that `pack` writes. */
  readonly version: number;
  /** The snapshot that a journal leads to. Throws if the journal holds an event that is refused. */
  replay(input: AsistenciaInput, events: Iterable<AsistenciaEvent | N['event']>): AsistenciaSnapshot;
  /** The machine as plain data: what diagrams, tables and reports are made of. */
  definition(): Definition<L, N>;
  /** The snapshot as plain JSON to store. `seq` says how many events led to it. */
  pack(snapshot: AsistenciaSnapshot, seq: number): Envelope<N>;
  /**
   * A stored snapshot, migrated and checked field by field. Throws `SnapshotError` for what it does
   * not know.
   */
  unpack(envelope: unknown): { snapshot: AsistenciaSnapshot; seq: number };
  /**
   * An event with its stamp, checked: of a known type, with the fields of that type and no others.
   */
  parseEvent(value: unknown): Parsed<AsistenciaEvent | N['event'], L>;
  /** What a client sends, checked: as `parseEvent`, without `at` and `by`, which `stamp` adds. */
  parseEventRequest(value: unknown): Parsed<EventRequest | N['request'], L>;
  /** What opens an asistencia, checked, with the policy's defaults filled in. */
  parseInput(value: unknown): ParsedInput<L>;
  /** The policy that a value describes, its defaults filled in. Throws `PolicyError`. */
  parsePolicy(value: unknown): Policy;
  /** The form of an event: its JSON Schema, titled in one of the languages. */
  eventSchema(type: EventType | N['event']['type'], lang: L): JsonSchema;
  /** What a pendiente becomes, or why it does not. */
  decidePendiente(pendiente: Pendiente, event: PendienteEvent): PendienteDecision<L>;
  /** The events by their type: who sends each, what it carries and what it cites. */
  readonly events: EventDefinitions<EventType | N['event']['type']>;
  /** What a client may send, by type: no stamp. */
  readonly requestSchemas: Readonly<Record<EventType | N['event']['type'], PayloadSchema>>;
  /** Checks a value against a schema. Never throws, whatever the value does. */
  parseWith<T>(schema: z.ZodType<T>, value: unknown): Parsed<T, L>;
  /** What a client sends to a pendiente, checked. */
  parsePendienteRequest(value: unknown): Parsed<PendienteRequest, L>;
  /** All its words for people, by what they name. */
  readonly labels: Words<L>;
  /** The words for a name that the catalogues have. */
  label<P extends Part>(part: P, name: (keyof Words<L>[P] & string) | NamesIn<N, P>): Text<L>;
  /**
   * The words for a name that comes from data; one that the catalogues do not know is its own
   * label.
   */
  labelOf(part: Part, name: string): Text<L>;
}

/**
 * A host of a machine; of the standard one, in our languages, unless the options name others.
 * @throws `CatalogueError`, whose `missing` names each word that a catalogue lacks.
 * @throws `HostError` for an option that hosts do not have, for a machine that was given a guard or
 *   an action which the standard one does not have, and for an addition that does not fit.
 * @example const host = createHost({ machine: asistenciaMachine.provide({ guards: { hasRole: () =>
 *   true } }) }); const { snapshot } = host.unpack(JSON.parse(stored));
 * @example const host = createHost({ catalogues: { es: { ...es, role: { ...es.role, jefe: 'Jefa de
 *   turno' } } } }); host.label('role', 'jefe').es; // 'Jefa de turno'
 */
export function createHost<L extends string = Lang, const A extends Additions = NoAdditions>(
  options: HostOptions<L, A> = {},
): Host<L, NamesOf<A>> {
  const { catalogues, migrations, additions, machine: given = asistenciaMachine, ...others } = options;
  refuseMisspelt(others, migrations);
  refuseUnknown(given);
  const machine = additions ? extended(given, additions) : given;
  // Inside, names are the procedure's own; what is added to them stands in the host's type alone.
  const host: Host<string> =
    catalogues || additions
      ? hostIn(
          wordsOf<string>(catalogues ?? { es, en }, namesIn(machine)),
          Object.keys(catalogues ?? { es, en }),
          machine,
          migrations,
        )
      : hostIn(standard, languages, machine, migrations);
  return host as unknown as Host<L, NamesOf<A>>;
}

function hostIn<L extends string>(
  words: Words<L>,
  langs: readonly L[],
  given: AsistenciaMachine,
  migrations?: readonly Migration[],
): Host<L> {
  const { valueRule, pendienteRefusal } = words;
  const { schemas, definitions } = eventTableOf(given);
  // The standard machine speaks our languages already.
  const machine = (words as unknown) === standard ? given : speaking(given, words);
  const binding = createBinding(machine);
  const codec = createSnapshotCodec(machine, binding, migrations);
  const decisions = createDecisions(machine, binding, words);
  const labelOf = (part: Part, name: string) => wordIn(words[part], langs, name);
  return {
    machine,
    languages: langs,
    version: codec.version,
    ...decisions,
    ...createQuestions(machine, binding, words),
    replay: createReplay(machine, decisions.decide, words),
    definition: () => definitionOf(machine, codec.version, words),
    pack: codec.pack,
    unpack: codec.unpack,
    parseEvent: (value) => toldIn(checkEvent(value, schemas.event), valueRule),
    parseEventRequest: (value) => toldIn(checkEventRequest(value, schemas.request), valueRule),
    parseInput: (value) => parseInputIn(valueRule, value),
    parsePolicy: (value) => parsePolicyIn(valueRule, value),
    parseWith: (schema, value) => toldIn(check(schema, value), valueRule),
    events: definitions,
    requestSchemas: schemas.request,
    eventSchema: createEventSchemas(words.field, { definitions, payloads: schemas.payload }),
    decidePendiente: (pendiente, event) => decidePendienteIn(pendienteRefusal, pendiente, event),
    parsePendienteRequest: (value) => parsePendienteRequestIn(valueRule, value),
    labels: words,
    label: labelOf,
    labelOf,
  };
}

/** A misspelt option would change nothing, in silence; a migration may be needed years later. */
function refuseMisspelt(others: object, migrations: unknown): void {
  const unknown = Object.keys(others);
  if (unknown.length > 0) throw new HostError('invalid-option', `A host has no option ${unknown.join(', ')}`);
  const isRunnable =
    Array.isArray(migrations) && migrations.every((migrate) => typeof migrate === 'function');
  if (migrations !== undefined && !isRunnable)
    throw new HostError('invalid-option', 'migrations: expected a list of functions');
}

/** What XState runs. A promise counts as true: a guard that gives one would refuse nothing. */
const isCode = (code: unknown): boolean =>
  (typeof code === 'function' && Object.prototype.toString.call(code) !== '[object AsyncFunction]') ||
  typeof code === 'string' ||
  (typeof code === 'object' && code !== null);

/** A misspelt name would replace nothing, in silence. */
function refuseUnknown(machine: AsistenciaMachine): void {
  const { implementations: given } = machine ?? {};
  if (!given?.guards || !given.actions || machine.id !== asistenciaMachine.id)
    throw new HostError('unknown-machine', 'machine: expected asistenciaMachine, or one made of it');
  for (const kind of ['guards', 'actions'] as const) {
    const known = asistenciaMachine.implementations[kind];
    const unknown = Object.keys(given[kind]).filter((name) => !Object.hasOwn(known, name));
    if (unknown.length > 0)
      throw new HostError('unknown-implementation', `The machine has no ${kind} ${unknown.join(', ')}`);
    const [wrong] = Object.entries(given[kind]).find(([, code]) => !isCode(code)) ?? [];
    if (wrong !== undefined)
      throw new HostError(
        'unknown-implementation',
        `${kind}.${wrong}: expected a function that is not async`,
      );
  }
}

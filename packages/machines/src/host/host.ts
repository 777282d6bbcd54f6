import { asistenciaMachine } from '../asistencia/asistencia.ts';
import { parseInput } from '../asistencia/parse-input.ts';
import { label, labelOf, labels } from '../languages/labels.ts';
import { createDecisions, type Decisions } from './decisions.ts';
import { type Definition, definitionOf } from './definition.ts';
import type { AsistenciaMachine, AsistenciaSnapshot } from './describe.ts';
import { HostError } from './host-error.ts';
import { parseEvent, parseEventRequest } from './parse-event.ts';
import { createSnapshotCodec, type Envelope, type Migration } from './snapshot.ts';

/** What a host is made of. */
export interface HostOptions {
  /** The machine: ours, or ours with guards or actions replaced through `provide`. */
  machine?: AsistenciaMachine;
  /** From each version of the stored snapshots to the next. */
  migrations?: readonly Migration[];
}

/**
 * The pure API of a program that hosts asistencias: nothing here reads a clock or does I/O. All of it asks one machine.
 * A snapshot of another machine is rebound to it, checked as a stored one is, or refused by a `SnapshotError`.
 */
export interface Host extends Decisions {
  readonly machine: AsistenciaMachine;
  /** The version of the snapshots that `pack` writes. */
  readonly version: number;
  /** The machine as plain data: what diagrams, tables and reports are made of. */
  definition(): Definition;
  /** The snapshot as plain JSON to store. `seq` says how many events led to it. */
  pack(snapshot: AsistenciaSnapshot, seq: number): Envelope;
  /** A stored snapshot, migrated and checked field by field. Throws `SnapshotError` for what it does not know. */
  unpack(envelope: unknown): { snapshot: AsistenciaSnapshot; seq: number };
  /** An event with its stamp, checked: of a known type, with the fields of that type and no others. */
  readonly parseEvent: typeof parseEvent;
  /** What a client sends, checked: as `parseEvent`, without `at` and `by`, which `stamp` adds. */
  readonly parseEventRequest: typeof parseEventRequest;
  /** What opens an asistencia, checked, with the policy's defaults filled in. */
  readonly parseInput: typeof parseInput;
  /** The labels for people, by what they name. */
  readonly labels: typeof labels;
  /** The label of a name that the catalogue has. */
  readonly label: typeof label;
  /** The label of a name that comes from data. */
  readonly labelOf: typeof labelOf;
}

/**
 * A host of a machine; of the standard one, unless the options name another.
 * @throws `HostError` for a machine that was given a guard or an action which the standard one does not have.
 * @example
 * const host = createHost({ machine: asistenciaMachine.provide({ guards: { hasRole: () => true } }) });
 * const { snapshot } = host.unpack(JSON.parse(stored));
 */
export function createHost({ machine = asistenciaMachine, migrations }: HostOptions = {}): Host {
  refuseUnknown(machine);
  const codec = createSnapshotCodec(machine, migrations);
  return {
    machine,
    version: codec.version,
    ...createDecisions(machine, codec),
    definition: () => definitionOf(machine, codec.version),
    pack: codec.pack,
    unpack: codec.unpack,
    parseEvent,
    parseEventRequest,
    parseInput,
    labels,
    label,
    labelOf,
  };
}

/** A misspelt name would replace nothing, in silence. */
function refuseUnknown({ implementations: given }: AsistenciaMachine): void {
  for (const kind of ['guards', 'actions'] as const) {
    const known = asistenciaMachine.implementations[kind];
    const unknown = Object.keys(given[kind]).filter((name) => !Object.hasOwn(known, name));
    if (unknown.length > 0) throw new HostError(`The machine has no ${kind} ${unknown.join(', ')}`);
  }
}

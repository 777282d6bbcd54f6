import { createMachine } from 'xstate';
import { z } from 'zod';
import type { EventDefinitions } from '../asistencia/asistencia-event.ts';
import { closureEntry } from '../asistencia/closures.ts';
import type { guards } from '../asistencia/guards.ts';
import { step } from '../asistencia/step.ts';
import { senders } from '../procedure/roles.ts';
import type { Additions } from './additions.ts';
import { holds } from './candidates.ts';
import { checkAdditions } from './check-additions.ts';
import { type AsistenciaMachine, descendants } from './describe.ts';
import { addedEvents, eventTableOf } from './event-table.ts';
import { HostError } from './host-error.ts';
import { unmonitored } from './unmonitored.ts';

interface Config {
  on?: Readonly<Record<string, unknown>>;
  states?: Readonly<Record<string, Config>>;
  meta?: object;
}

/** Edits the state of a dotted path; the machine that it came from stays as it is. */
function edited(config: Config, [key, ...rest]: readonly string[], edit: (state: Config) => Config): Config {
  if (key === undefined) return edit(config);
  const child = config.states?.[key];
  return child ? { ...config, states: { ...config.states, [key]: edited(child, rest, edit) } } : config;
}

const invalid = (what: string): HostError => new HostError('invalid-addition', what);

/** A machine with what a program adds. Throws `HostError` for what does not fit. */
export function extended(machine: AsistenciaMachine, additions: Additions): AsistenciaMachine {
  checkAdditions(machine, additions);
  const { states = {}, events = {}, closures = {}, steps = {} } = additions;
  const known: object = eventTableOf(machine).definitions;
  for (const type of Object.keys(events))
    if (Object.hasOwn(known, type)) throw invalid(`events.${type}: there is one already`);
  const widened = withClosures(withStates(machine.config as Config, states), closures);
  const config = withSteps(widened, steps, { ...known, ...events });
  const meta = { ...config.meta, events: { ...addedEvents(machine), ...events } };
  const given = machine.implementations;
  const made = createMachine(
    { ...config, meta } as never,
    { ...given, guards: { ...given.guards, hasRole: roleGuard(machine, events) } } as never,
  ) as unknown as AsistenciaMachine;
  const unassigned = unmonitored(made);
  if (unassigned)
    throw invalid(
      `${unassigned}: opens the monitoring where no provider may be assigned; add the guard hasProvider`,
    );
  return made;
}

function withStates(config: Config, states: NonNullable<Additions['states']>): Config {
  let widened = config;
  for (const [path, { after, clauses, entry = [] }] of Object.entries(states)) {
    const [stage = '', subStage] = path.split('.');
    const places = Object.entries(widened.states?.[stage]?.states ?? {});
    const place = places.findIndex(([id]) => id === after) + 1;
    if (!subStage || place === 0) throw invalid(`states.${path}.after: ${stage} has no ${after}`);
    if (places.some(([id]) => id === subStage)) throw invalid(`states.${path}: there is one already`);
    const meta = { clauses, stage, subStage };
    widened = edited(widened, [stage], (region) => ({
      ...region,
      states: Object.fromEntries(places.toSpliced(place, 0, [subStage, { meta, entry } as Config])),
    }));
  }
  return widened;
}

function withClosures(config: Config, closures: NonNullable<Additions['closures']>): Config {
  const states: Record<string, Config> = { ...config.states };
  for (const [id, { clause }] of Object.entries(closures)) {
    if (states[id]) throw invalid(`closures.${id}: there is one already`);
    const closure = { type: 'final', meta: { clauses: [clause], closureStatus: id }, entry: closureEntry };
    states[id] = closure as Config;
  }
  return { ...config, states };
}

function withSteps(config: Config, steps: NonNullable<Additions['steps']>, events: object): Config {
  const paths = pathsIn(config);
  let widened = config;
  for (const [path, byEvent] of Object.entries(steps)) {
    if (!paths.includes(path)) throw invalid(`steps.${path}: there is no such state`);
    for (const [event, given] of Object.entries(byEvent)) {
      const at = `steps.${path}.${event}`;
      if (!Object.hasOwn(events, event)) throw invalid(`${at}: there is no such event`);
      const branches = [given].flat().map(({ target, ...one }) => {
        if (target === undefined) return step(one);
        if (!paths.includes(target)) throw invalid(`${at}.target: there is no state ${target}`);
        return step({ ...one, target: `#asistencia.${target}` });
      });
      widened = edited(widened, path.split('.'), (state) => ({
        ...state,
        on: { ...state.on, [event]: branches },
      }));
    }
  }
  return widened;
}

const pathsIn = ({ states = {} }: Config): string[] =>
  Object.entries(states).flatMap(([id, state]) => [id, ...pathsIn(state).map((path) => `${id}.${path}`)]);

/** The machine's own guard, which knows the senders of what is added, too. */
const roleGuard =
  (machine: AsistenciaMachine, added: EventDefinitions): typeof guards.hasRole =>
  ({ context, event }) => {
    const definition = Object.hasOwn(added, event.type) ? added[event.type] : undefined;
    return definition
      ? senders[definition.sender].includes(event.by.role)
      : holds({ machine, context }, { type: 'hasRole' }, event);
  };

/** The names of a machine that people read, by the part of a catalogue that has their words. */
export function namesIn(machine: AsistenciaMachine): {
  [P in 'state' | 'closure' | 'event' | 'field' | 'value']: string[];
} {
  const payloads = Object.values(addedEvents(machine)).map(({ payload }) =>
    z.toJSONSchema(payload, { io: 'input' }),
  );
  const nodes = descendants(machine.root).map(({ path, type }) => ({ path: path.join('.'), type }));
  return {
    state: nodes.filter(({ type }) => type !== 'final').map(({ path }) => path),
    closure: nodes.filter(({ type }) => type === 'final').map(({ path }) => path),
    event: [...eventTableOf(machine).types],
    field: payloads.flatMap(fieldsIn),
    value: payloads.flatMap(choicesIn),
  };
}

type Schema = z.core.JSONSchema.BaseSchema;

const partsOf = ({ properties = {}, oneOf = [], items }: Schema): Schema[] =>
  [...Object.values(properties), ...oneOf, ...[items ?? []].flat()].filter(
    (part): part is Schema => typeof part === 'object',
  );

/** The fields of a schema, however deep. */
const fieldsIn = (schema: Schema): string[] => [
  ...Object.keys(schema.properties ?? {}),
  ...partsOf(schema).flatMap(fieldsIn),
];

/** Its choices, which a catalogue may have words for. */
const choicesIn = (schema: Schema): string[] => [
  ...[schema.enum ?? [], schema.const ?? []].flat().map(String),
  ...partsOf(schema).flatMap(choicesIn),
];

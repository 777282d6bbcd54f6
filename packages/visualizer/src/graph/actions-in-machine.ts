import type { Text } from '@conexion/machines';
import { textIn } from '@conexion/machines';
import type { ActorReader } from './actors-in-machine.ts';
import type { ChartAction } from './chart.ts';
import {
  calledWith,
  functionsIn,
  type Identities,
  type Implementations,
  isRecord,
  same,
  spelled,
  written,
} from './identities.ts';

/**
 * Reads the actions of one machine, without those by which XState itself starts and stops its
 * timers; `implementations` are what the machine runs for a name.
 */
export function actionReader(names: Identities, actors: ActorReader, implementations: Implementations) {
  const actionOf = (action: unknown): ChartAction => {
    if (isBuiltIn(action)) {
      const type = action.type.replace('xstate.', '');
      const { label } = names.called(textOf(type, partsOf(type, action, actors)), madeOf(action));
      return { type, label, ...(type === 'raise' && raised(action)) };
    }
    if (typeof action === 'function') {
      const { name, label } = names.ofFunction(action);
      return { type: name, label };
    }
    const { type, params } = isTyped(action) ? action : { type: String(action), params: undefined };
    const made = [implementations[type], ...functionsIn(params)];
    return { type, label: names.called(same(calledWith(type, params)), made).label };
  };
  return (actions: readonly unknown[]): ChartAction[] =>
    actions.filter((action) => !isTimer(action)).map(actionOf);
}

/** A built-in such as `assign` is a function that names its kind and holds what it was made of. */
interface BuiltIn {
  type: string;
  assignment?: unknown;
  collect?: unknown;
  event?: unknown;
  delay?: unknown;
  to?: unknown;
  src?: unknown;
  id?: unknown;
  input?: unknown;
  actorRef?: unknown;
  sendId?: unknown;
  value?: unknown;
  label?: unknown;
}

const isBuiltIn = (action: unknown): action is BuiltIn =>
  typeof action === 'function' && 'type' in action && String(action.type).startsWith('xstate.');

const textOf = (type: string, parts: readonly Text[]): Text =>
  parts.length === 0
    ? same(type)
    : spelled((lang) => `${type}(${parts.map((part) => textIn(part, lang)).join(', ')})`);

/** The functions in it by which it differs from others that are spelled alike. */
const madeOf = (action: BuiltIn): unknown[] => {
  const { assignment, collect, event, delay, to, src, id, input, actorRef, sendId, value } = action;
  const actor = isRecord(src) ? [src] : [];
  return [
    ...actor,
    ...functionsIn(assignment, collect, event, delay, to, id, input, actorRef, sendId, value),
  ];
};

/** What a built-in does it to and with, in a few words each. */
function partsOf(type: string, action: BuiltIn, actors: ActorReader): Text[] {
  const given = (value: unknown, say: (value: unknown) => string = nameOf): Text[] =>
    value === undefined ? [] : [same(say(value))];
  const named = (key: string, value: unknown) => given(value, (known) => `${key}: ${nameOf(known)}`);
  const { assignment, event, to, id, delay } = action;
  const sending = [...given(event, eventText), ...named('delay', delay), ...named('id', id)];
  switch (type) {
    case 'assign':
      return isRecord(assignment) ? Object.entries(assignment).map(assigned) : [];
    case 'raise':
      return sending;
    case 'emit':
      return given(event, eventText);
    case 'sendTo':
      return [...given(to), ...sending];
    case 'spawnChild':
      return [actors.sourceOf(action.src, action.input).label, ...given(id)];
    case 'stopChild':
      return given(action.actorRef);
    case 'cancel':
      return given(action.sendId);
    case 'log':
      return given(action.label ?? action.value);
    default:
      return [];
  }
}

/** A value that is set as it is; of one that is computed only the name. */
const assigned = ([key, value]: [string, unknown]): Text =>
  same(typeof value === 'function' ? key : `${key}: ${written(value)}`);

/** An event with what it carries. */
function eventText(event: unknown): string {
  if (!isRecord(event)) return nameOf(event);
  const { type, ...carried } = event;
  return calledWith(String(type), carried);
}

/** Of an actor its id; of what a function makes, that it is not known. */
function nameOf(value: unknown): string {
  if (typeof value === 'function') return '…';
  if (typeof value !== 'object' || value === null) return String(value);
  return 'id' in value ? String(value.id) : '…';
}

/** The event that a `raise` puts before all others, where it is known before it runs. */
const raised = ({ event, delay }: BuiltIn): { raises?: string } =>
  typeof event === 'object' && event !== null && 'type' in event && delay === undefined
    ? { raises: String(event.type) }
    : {};

const isTyped = (value: unknown): value is { type: string; params?: unknown } =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

function isTimer(action: unknown): boolean {
  if (typeof action !== 'function') return false;
  const own = action as { event?: { type?: unknown }; sendId?: unknown };
  return [own.event?.type, own.sendId].some((name) => String(name).startsWith('xstate.after.'));
}

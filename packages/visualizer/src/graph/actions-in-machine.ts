import type { ChartAction } from './chart.ts';
import { calledWith, type Identities } from './identities.ts';

/**
 * Reads the actions of one machine, without those by which XState itself starts and stops its
 * timers.
 */
export function actionReader(names: Identities) {
  const actionOf = (action: unknown): ChartAction => {
    if (isBuiltIn(action)) {
      const type = action.type.replace('xstate.', '');
      const { text, inPlace } = detailsOf(type, action);
      const { label } = names.called(text, inPlace);
      return { type, label, ...(type === 'raise' && raised(action)) };
    }
    if (typeof action === 'function') {
      const { name, label } = names.ofFunction(action);
      return { type: name, label };
    }
    const { type, params } = isTyped(action) ? action : { type: String(action), params: undefined };
    const { label } = names.called(calledWith(type, params), typeof params === 'function' ? params : null);
    return { type, label };
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
  actorRef?: unknown;
  sendId?: unknown;
  value?: unknown;
  label?: unknown;
}

const isBuiltIn = (action: unknown): action is BuiltIn =>
  typeof action === 'function' && 'type' in action && String(action.type).startsWith('xstate.');

/**
 * What a built-in does in a few words, and the function in it by which it differs from others with
 * the same words.
 */
function detailsOf(type: string, action: BuiltIn): { text: string; inPlace: unknown } {
  const of = (...parts: unknown[]) => ({
    text: `${type}(${parts
      .filter((part) => part !== undefined)
      .map(nameOf)
      .join(', ')})`,
    inPlace: parts.find((part) => typeof part === 'function') ?? null,
  });
  switch (type) {
    case 'assign': {
      const { assignment } = action;
      if (typeof assignment !== 'object' || assignment === null) return { text: type, inPlace: assignment };
      const isPlain = !Object.values(assignment).some((value) => typeof value === 'function');
      return isPlain
        ? { text: calledWith(type, assignment), inPlace: null }
        : { text: `${type}(${Object.keys(assignment).join(', ')})`, inPlace: assignment };
    }
    case 'enqueueActions':
      return { text: type, inPlace: action.collect };
    case 'raise':
    case 'emit':
      return of(action.event);
    case 'sendTo':
      return of(action.to, action.event);
    case 'spawnChild':
      return of(action.src, action.id);
    case 'stopChild':
      return of(action.actorRef);
    case 'cancel':
      return of(action.sendId);
    case 'log':
      return of(action.label ?? action.value);
    default:
      return { text: type, inPlace: null };
  }
}

/** Of an event its type, of an actor its id; of what a function makes, that it is not known. */
function nameOf(value: unknown): string {
  if (typeof value === 'function') return '…';
  if (typeof value !== 'object' || value === null) return String(value);
  if ('type' in value) return String(value.type);
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

import type { Text } from '@conexion/machines';
import type { AnyStateNode } from 'xstate';
import type { ChartAction, ChartGuard, ChartTransition } from './chart.ts';

export const same = (text: string): Text => ({ es: text, en: text });

const unnamed = '(…)';

/** The name of a function or of an object with a type; of what was written in place, that it has none. */
function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'function') return value.name || unnamed;
  return typeof value === 'object' && value !== null && 'type' in value ? String(value.type) : unnamed;
}

/** What XState's own combinators hold: `and`, `or` and `not` are functions with their guards. */
function partsOf(guard: unknown): unknown[] | null {
  if (typeof guard !== 'function' || !('guards' in guard) || !Array.isArray(guard.guards)) return null;
  return guard.guards;
}

function expressionOf(guard: unknown): string {
  const parts = partsOf(guard);
  return parts ? `${nameOf(guard)}(${parts.map(expressionOf).join(', ')})` : nameOf(guard);
}

/** The guards of a transition that must all hold: those of an `and` one by one. */
export function guardsOf(guard: unknown): ChartGuard[] {
  if (guard === undefined) return [];
  const parts = partsOf(guard);
  if (parts && nameOf(guard) === 'and') return parts.flatMap(guardsOf);
  const name = expressionOf(guard);
  return [{ name, label: same(name), clause: null }];
}

/** The actions by name, without those by which XState itself starts and stops its timers. */
export function actionsOf(actions: readonly unknown[]): ChartAction[] {
  return actions
    .filter((action) => !isTimer(action))
    .map((action) => {
      // A built-in such as `assign` is a function that names its kind.
      const type =
        typeof action === 'function' && 'type' in action
          ? String(action.type).replace('xstate.', '')
          : nameOf(action);
      return { type, label: same(type) };
    });
}

function isTimer(action: unknown): boolean {
  if (typeof action !== 'function') return false;
  const own = action as { event?: { type?: unknown }; sendId?: unknown };
  return [own.event?.type, own.sendId].some((name) => String(name).startsWith('xstate.after.'));
}

export const sourceName = (source: unknown): string =>
  typeof source === 'string' && !source.startsWith('xstate.invoke.') ? source : unnamed;

type Trigger = Pick<ChartTransition, 'trigger' | 'delay' | 'label'>;

/** What makes a transition happen, from the type of its event. */
export function triggerOf(event: string, node: AnyStateNode): Trigger {
  if (event === '') return { trigger: 'always', label: { es: 'sin esperar', en: 'at once' } };
  if (event === '*') return { label: { es: 'cualquier otro evento', en: 'any other event' } };
  const timer = node.after.find(({ eventType }) => eventType === event);
  if (timer) {
    const delay = typeof timer.delay === 'function' ? unnamed : String(timer.delay);
    const time = typeof timer.delay === 'number' ? `${delay} ms` : delay;
    return { trigger: 'after', delay, label: { es: `después de ${time}`, en: `after ${time}` } };
  }
  for (const [prefix, trigger, es, en] of endings) {
    if (!event.startsWith(prefix)) continue;
    const id = event.slice(prefix.length);
    const invoked = node.invoke.find((invoke) => invoke.id === id);
    const name = invoked ? sourceName(invoked.src) : node.key;
    return { trigger, label: { es: `${es} ${name}`, en: `${en} ${name}` } };
  }
  return { label: same(event) };
}

const endings = [
  ['xstate.done.actor.', 'done', 'termina', 'done:'],
  ['xstate.done.state.', 'done', 'termina', 'done:'],
  ['xstate.error.actor.', 'error', 'falla', 'failed:'],
] as const;

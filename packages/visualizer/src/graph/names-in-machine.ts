import type { AnyStateNode } from 'xstate';
import type { ChartInvoke, ChartTransition } from './chart.ts';
import { same } from './identities.ts';
import { invokeText } from './invoke-text.ts';

export const pathOf = (node: AnyStateNode): string =>
  node.parent ? node.path.join('.') : `#${node.machine.id}`;

export const descendants = (node: AnyStateNode): AnyStateNode[] =>
  Object.values(node.states).flatMap((child) => [child, ...descendants(child)]);

const stateWithId = (id: string, { machine: { root } }: AnyStateNode): AnyStateNode | undefined =>
  [root, ...descendants(root)].find((node) => node.id === id);

type Trigger = Pick<ChartTransition, 'trigger' | 'delay' | 'label' | 'ended'>;

/**
 * What makes a transition happen, from the type of its event; `invokes` are the actors of its
 * state.
 */
export function triggerOf(event: string, node: AnyStateNode, invokes: readonly ChartInvoke[]): Trigger {
  if (event === '') return { trigger: 'always', label: { es: 'sin esperar', en: 'at once' } };
  if (event === '*') return { label: { es: 'cualquier otro evento', en: 'any other event' } };
  const timer = node.after.find(({ eventType }) => eventType === event);
  if (timer) {
    const delay = typeof timer.delay === 'function' ? '…' : String(timer.delay);
    const time = typeof timer.delay === 'number' ? `${delay} ms` : delay;
    return { trigger: 'after', delay, label: { es: `después de ${time}`, en: `after ${time}` } };
  }
  for (const [prefix, trigger, es, en] of endings) {
    if (!event.startsWith(prefix)) continue;
    const id = event.slice(prefix.length);
    const state = prefix === 'xstate.done.state.' ? stateWithId(id, node) : undefined;
    const invoked = invokes.find((invoke) => invoke.id === id);
    const name = invoked ? invokeText(invoked) : same(state?.key ?? id);
    return {
      trigger,
      ended: state ? pathOf(state) : id,
      label: { es: `${es} ${name.es}`, en: `${en} ${name.en}` },
    };
  }
  return { label: same(event) };
}

const endings = [
  ['xstate.done.actor.', 'done', 'termina', 'done:'],
  ['xstate.done.state.', 'done', 'termina', 'done:'],
  ['xstate.error.actor.', 'error', 'falla', 'failed:'],
] as const;

import type { Text } from '@conexion/machines';
import type { ChartState } from './chart.ts';
import { same } from './identities.ts';

/** What runs in a state, with its id where the author gave it one. */
export const invokeText = ({ id, source }: NonNullable<ChartState['invokes']>[number]): Text => {
  // XState counts those without an id: `0.order.paying`.
  if (/^\d+\./.test(id) || id === source) return same(source);
  return { es: `${source} como ${id}`, en: `${source} as ${id}` };
};

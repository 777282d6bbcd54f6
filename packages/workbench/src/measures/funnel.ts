import { closures, stages } from '@conexion/machines';
import type { Measures } from './measures-body.ts';
import { isClosing } from './region-word.ts';

export interface FunnelRow {
  readonly region: string;
  readonly reached: number;
  /** Of all that were opened, from 0 to 1. */
  readonly share: number;
  readonly isClosure: boolean;
}

/**
 * The regions in the order in which a service that is not covered passes them, then the closures.
 */
const order = [
  ...stages.slice(0, 1).map(({ id }) => id as string),
  'autorizacion',
  ...stages.slice(1).map(({ id }) => id as string),
  ...Object.keys(closures).toReversed(),
];

/** Every region in its order, also those that no asistencia reached. */
export function funnelRows({ asistencias, funnel }: Pick<Measures, 'asistencias' | 'funnel'>): FunnelRow[] {
  const reached = new Map(funnel.map((step) => [step.region, step.reached]));
  const others = [...reached.keys()].filter((region) => !order.includes(region));
  return [...order, ...others]
    .filter((region) => region !== 'proveedorConcluido')
    .map((region) => {
      const count = reached.get(region) ?? 0;
      const share = asistencias === 0 ? 0 : count / asistencias;
      return { region, reached: count, share, isClosure: isClosing(region) };
    });
}

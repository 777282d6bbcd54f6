import type { AnyHost } from '@conexion/machines';
import { z } from 'zod';

/** Names that a host may add to; the OpenAPI document lists those of its host as their choices. */
export const subStageName = z.string();
export const closureName = z.string();

interface Names {
  states: readonly string[];
  subStages: readonly string[];
  closures: readonly string[];
}

/** The states, the sub-stages and the closure statuses of a host. */
export function namesOf(procedure: AnyHost): Names {
  const { stages, states } = procedure.definition();
  return {
    states: states.flatMap(({ kind, path }) => (kind === 'compound' ? [] : [path])),
    subStages: stages.flatMap(({ subStages }) => subStages.map(({ id }) => id)),
    closures: Object.keys(procedure.labels.closure),
  };
}

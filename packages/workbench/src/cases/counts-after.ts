import { numberOf } from '../case/facts-of-context.ts';

/** The closures after which a service was used (4.4, 4.5). */
const used: ReadonlySet<unknown> = new Set(['proveedorConcluido', 'asistenciaConcluida']);

/** A service that adds to the counts of the next one. */
export interface Counted {
  readonly closureStatus: unknown;
}

/**
 * The counts of earlier services that follow from an asistencia: those of its plan, and what it and
 * the later ones added. A proposal: services outside of this store are not known.
 */
export function countsAfter(
  last: Counted & { readonly context: Readonly<Record<string, unknown>> },
  later: readonly Counted[],
): { servicesUsed: number; servicesRequested: number } {
  const added = [last, ...later];
  return {
    servicesUsed:
      (numberOf(last.context, 'plan', 'servicesUsed') ?? 0) +
      added.filter(({ closureStatus }) => used.has(closureStatus)).length,
    servicesRequested: (numberOf(last.context, 'plan', 'servicesRequested') ?? 0) + added.length,
  };
}

import { closures, type FinalClosure } from '../procedure/closures.ts';
import { asistencia } from './setup.ts';

const cancelsAll = { type: 'cancelPendientes', params: { kinds: 'all' } } as const;

/** Of a closure after which a provider who did not finish is released. */
export const closureEntry = [cancelsAll, 'letProviderGo', 'recordProviderGone'] as const;

const closure = (closureStatus: FinalClosure) => ({
  type: 'final' as const,
  meta: { clauses: [closures[closureStatus].clause], closureStatus },
});

/** How an asistencia ends: the closure statuses that are final. */
export const closureStates = {
  /** Nothing was assigned: there is no provider to release. */
  canceladoAlMomento: asistencia.createStateConfig({
    ...closure('canceladoAlMomento'),
    entry: cancelsAll,
  }),

  canceladoPosterior: asistencia.createStateConfig({
    ...closure('canceladoPosterior'),
    entry: closureEntry,
  }),

  proveedorCancelado: asistencia.createStateConfig({
    ...closure('proveedorCancelado'),
    entry: closureEntry,
  }),

  /** The provider has finished: there is nothing to release them from. */
  asistenciaConcluida: asistencia.createStateConfig({
    ...closure('asistenciaConcluida'),
    entry: cancelsAll,
  }),
};

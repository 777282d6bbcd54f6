import { type ClosureStatus, closures } from '../procedure/closures.ts';
import { asistencia } from './setup.ts';

const cancelsAll = { type: 'cancelPendientes', params: { kinds: 'all' } } as const;

const closure = (closureStatus: ClosureStatus) => ({
  type: 'final' as const,
  meta: { clauses: [closures[closureStatus].clause], closureStatus },
});

/** Nothing was assigned: there is nobody to release. */
export const canceladoAlMomento = asistencia.createStateConfig({
  ...closure('canceladoAlMomento'),
  entry: cancelsAll,
});

export const canceladoPosterior = asistencia.createStateConfig({
  ...closure('canceladoPosterior'),
  entry: [cancelsAll, 'letProviderGo', 'recordProviderGone'],
});

export const proveedorCancelado = asistencia.createStateConfig({
  ...closure('proveedorCancelado'),
  entry: [cancelsAll, 'letProviderGo', 'recordProviderGone'],
});

/** The provider has finished: there is nothing to release them from. */
export const asistenciaConcluida = asistencia.createStateConfig({
  ...closure('asistenciaConcluida'),
  entry: cancelsAll,
});

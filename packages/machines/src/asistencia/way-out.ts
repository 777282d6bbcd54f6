import { cancelsAgenda, step } from './step.ts';

/** Called to confirm or to monitor, the afiliado may cancel, until the work has begun. */
export const affiliateCancelled = step({
  target: '#asistencia.canceladoPosterior',
  clauses: ['4.2'],
  actor: 'afiliado',
});

/** The provider is replaced: the assignment starts again, and the agreement stands. */
export const providerReleased = step({
  target: '#asistencia.asignacionProveedor.asignacionProveedor',
  actions: ['letProviderGo', cancelsAgenda, 'recordRelease'],
  clauses: ['5.2.A', 'ours'],
  actor: 'coordinador',
});

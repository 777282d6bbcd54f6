import type { CoverageOutcome } from './asistencia-event.ts';
import { asistencia } from './setup.ts';
import { cancelsAgenda, type GuardRef, opens, settles, step } from './step.ts';

type Place = 'aperturaDeAsistencia' | 'autorizacion' | 'asignacionProveedor';

/**
 * The coverage is resolved, or corrected later. A correction reroutes the asistencia until the
 * denial is explained, the disclaimer is made or a provider was ever assigned. It also cancels the
 * pendientes of the state that it leaves.
 */
export function resolvesCoverage(place: Place) {
  const leavingFor = (next: Place) => {
    if (place === 'aperturaDeAsistencia') return [settles('resolveCoverage')];
    return place === next ? [] : [cancelsAgenda];
  };
  const toAuthorization =
    place === 'autorizacion'
      ? (['correctGoodwill', 'recordCoverage'] as const)
      : (['recordCoverage', ...leavingFor('autorizacion')] as const);
  const toAssignment = ['recordCoverage', ...leavingFor('asignacionProveedor')] as const;
  // Right after the opening, nothing can have closed the coverage yet.
  const isOpen: GuardRef[] = place === 'aperturaDeAsistencia' ? [] : ['isCoverageOpen'];
  const outcome = (...outcomes: CoverageOutcome[]) => ({ type: 'isOutcome', params: { outcomes } }) as const;

  return [
    step({
      target: '#asistencia.autorizacion.alternativas',
      guards: [outcome('outsideMatrix'), ...isOpen],
      actions: toAuthorization,
      clauses: ['5.1.B', '5.1.C'],
      actor: 'coordinador',
    }),
    step({
      target: '#asistencia.asignacionProveedor.asignacionProveedor',
      guards: [outcome('covered'), ...isOpen],
      actions: toAssignment,
      clauses: ['4.7', '5.2.A'],
      actor: 'coordinador',
    }),
    step({
      target: '#asistencia.asignacionProveedor.asignacionProveedor',
      guards: [outcome('warranty'), ...isOpen, 'hasWarranty'],
      actions: toAssignment,
      clauses: ['5.2.B', '4.7', '5.2.A'],
      actor: 'coordinador',
    }),
    step({
      target: '#asistencia.asignacionProveedor.asignacionProveedor',
      guards: [outcome('uncovered', 'partial'), 'isMedicalEmergency', ...isOpen],
      actions: [...toAssignment, 'recordAuthorizationOwed'],
      clauses: ['5.1.D', '5.2.A'],
      actor: 'coordinador',
    }),
    step({
      target: '#asistencia.autorizacion.explicacion',
      guards: [outcome('uncovered', 'partial'), ...isOpen],
      actions: toAuthorization,
      clauses: ['5.1.A'],
      actor: 'coordinador',
    }),
  ] as const;
}

/**
 * Stage 1. The caller may still withdraw; no provider was assigned, so this is a cancellation at
 * once (ours).
 */
export const aperturaDeAsistencia = asistencia.createStateConfig({
  meta: { clauses: ['5.1.C', '5.2.A'], stage: 'aperturaDeAsistencia' },
  entry: opens('resolveCoverage'),
  on: {
    'coverage.resolved': resolvesCoverage('aperturaDeAsistencia'),
    'request.withdrawn': step({
      target: 'canceladoAlMomento',
      clauses: ['4.1', 'ours'],
      actor: 'afiliado',
    }),
  },
});

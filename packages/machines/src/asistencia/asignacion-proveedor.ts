import { resolvesCoverage } from './apertura-de-asistencia.ts';
import { exceptionExplained } from './autorizacion.ts';
import { when } from './citations.ts';
import { asistencia } from './setup.ts';
import { opens, settles, step } from './step.ts';
import { affiliateCancelled, providerReleased } from './way-out.ts';

/**
 * Stage 2. An authorization still owed (5.1.D) comes between the assignment and the confirmation.
 */
export const asignacionProveedor = asistencia.createStateConfig({
  meta: { clauses: ['5.2.A'], stage: 'asignacionProveedor' },
  initial: 'asignacionProveedor',
  on: {
    'affiliate.cancelled': affiliateCancelled,
    'exception.explained': exceptionExplained,
  },
  states: {
    asignacionProveedor: {
      meta: { clauses: ['5.2.A'], stage: 'asignacionProveedor', subStage: 'asignacionProveedor' },
      entry: opens('assignProvider', 'warnLateAssignment'),
      on: {
        'coverage.resolved': resolvesCoverage('asignacionProveedor'),
        'provider.assigned': [
          step({
            target: '#asistencia.autorizacion.cotizacion',
            guards: ['isAuthorizationOwed', 'isDenialExplained'],
            actions: [settles('assignProvider', 'warnLateAssignment'), 'recordAssignment'],
            clauses: ['5.2.A', '5.1.D', 'ours'],
            actor: 'coordinador',
          }),
          step({
            target: '#asistencia.autorizacion.explicacion',
            guards: ['isAuthorizationOwed'],
            actions: [settles('assignProvider', 'warnLateAssignment'), 'recordAssignment'],
            clauses: ['5.2.A', '5.1.D'],
            actor: 'coordinador',
          }),
          step({
            target: 'confirmacionDelAfiliado',
            actions: [settles('assignProvider', 'warnLateAssignment'), 'recordAssignment'],
            clauses: ['5.2.A'],
            actor: 'coordinador',
          }),
        ],
      },
    },

    confirmacionDelAfiliado: {
      meta: { clauses: ['5.2.A'], stage: 'asignacionProveedor', subStage: 'confirmacionDelAfiliado' },
      entry: opens('confirmAfiliado'),
      on: {
        'affiliate.confirmed': step({
          target: '#asistencia.monitoreo',
          guards: ['isGoodwillExplained'],
          actions: [settles('confirmAfiliado')],
          clauses: ['5.2.A', when('isGoodwill', '5.1.H')],
          actor: 'afiliado',
        }),
        'provider.released': providerReleased,
      },
    },
  },
});

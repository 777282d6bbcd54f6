import { asistencia } from './setup.ts';
import { opens, settles, step } from './step.ts';

const costsFit = ['isSameCurrency', 'isSafeSum', 'isWithinAgreed', 'isWithinCompanyLimit'] as const;

/** Stage 5, under the status `proveedorConcluido` (4.4): the work is done, the case is not. */
export const cierre = asistencia.createStateConfig({
  meta: { clauses: ['5.2.A', '4.4'], stage: 'cierre', closureStatus: 'proveedorConcluido' },
  tags: ['proveedorConcluido'],
  initial: 'cargaDeCosto',
  on: {
    'cost.approved': step({
      guards: ['isSameCurrency', 'isSafeSum'],
      actions: ['recordCostApproval'],
      clauses: ['5.1.J'],
      actor: 'superior',
    }),
  },
  states: {
    cargaDeCosto: {
      meta: { clauses: ['5.2.A'], stage: 'cierre', subStage: 'cargaDeCosto' },
      entry: opens('loadCosts'),
      on: {
        'cost.loaded': step({
          target: 'conformidadDelAfiliado',
          guards: costsFit,
          actions: [settles('loadCosts'), 'recordCosts'],
          clauses: ['5.2.A'],
          actor: 'coordinador',
        }),
      },
    },

    conformidadDelAfiliado: {
      meta: { clauses: ['5.2.A'], stage: 'cierre', subStage: 'conformidadDelAfiliado' },
      entry: opens('conformityCall'),
      on: {
        'cost.loaded': step({
          guards: costsFit,
          actions: ['recordCosts'],
          clauses: ['5.2.A', 'ours'],
          actor: 'coordinador',
        }),
        'conformity.recorded': step({
          target: '#asistencia.asistenciaConcluida',
          actions: [settles('conformityCall'), 'recordConformity'],
          clauses: ['4.5', '5.2.A'],
          actor: 'afiliado',
        }),
      },
    },
  },
});

import { when } from './citations.ts';
import { asistencia } from './setup.ts';
import { opens, settles, step } from './step.ts';
import { affiliateCancelled, providerReleased } from './way-out.ts';

/**
 * Stage 4. What the work costs beyond the agreement is an excess, which the afiliado or a superior
 * must accept.
 */
export const prestacionDelServicio = asistencia.createStateConfig({
  meta: { clauses: ['5.2.A'], stage: 'prestacionDelServicio' },
  initial: 'diagnostico',
  states: {
    diagnostico: {
      meta: { clauses: ['5.2.A'], stage: 'prestacionDelServicio', subStage: 'diagnostico' },
      entry: opens('recordDiagnosis'),
      on: {
        'diagnosis.recorded': step({
          target: 'autorizacion',
          guards: ['isSameCurrency'],
          actions: [settles('recordDiagnosis'), 'recordDiagnosis', 'notifyExcess'],
          clauses: ['5.2.A'],
          actor: 'proveedor',
        }),
        'affiliate.cancelled': affiliateCancelled,
        'provider.released': providerReleased,
      },
    },

    autorizacion: {
      meta: { clauses: ['5.2.A', '4.2'], stage: 'prestacionDelServicio', subStage: 'autorizacion' },
      entry: opens('authorizeWork'),
      on: {
        'diagnosis.recorded': step({
          guards: ['isUnanswered', 'isSameCurrency'],
          actions: ['recordDiagnosis', 'notifyExcess'],
          clauses: ['5.2.A', 'ours'],
          actor: 'proveedor',
        }),
        'work.authorized': step({
          target: 'prestacionDelServicio',
          guards: ['hasNoExcess'],
          actions: [settles('authorizeWork')],
          clauses: ['5.2.A'],
          actor: 'coordinador',
        }),
        'excess.accepted': step({
          target: 'prestacionDelServicio',
          guards: ['hasExcess', 'isExcessBelowMarket', 'isExcessWithinTariff'],
          actions: [settles('authorizeWork'), 'recordExcess'],
          clauses: ['5.2.A', when('isHome', '5.1.E'), when('isLongTow', '5.1.F')],
          actor: 'afiliado',
        }),
        'excess.approved': [
          step({
            target: 'prestacionDelServicio',
            guards: ['isWholeExcess', 'hasExcess', 'isUnanswered'],
            actions: [settles('authorizeWork'), 'recordAbsorption'],
            clauses: ['5.1.J', '5.2.A'],
            actor: 'superior',
          }),
          step({
            guards: ['hasExcess', 'isUnanswered'],
            actions: ['recordAbsorption'],
            clauses: ['5.1.J'],
            actor: 'superior',
          }),
        ],
        'excess.declined': step({
          target: '#asistencia.canceladoPosterior',
          guards: ['hasExcess'],
          clauses: ['4.2'],
          actor: 'afiliado',
        }),
        'affiliate.cancelled': affiliateCancelled,
        'provider.released': providerReleased,
      },
    },

    prestacionDelServicio: {
      meta: { clauses: ['5.2.A'], stage: 'prestacionDelServicio', subStage: 'prestacionDelServicio' },
      entry: opens('followWork'),
      on: {
        'service.performed': step({
          target: 'terminacionDelServicio',
          actions: [settles('followWork')],
          clauses: ['5.2.A'],
          actor: 'proveedor',
        }),
        'provider.released': providerReleased,
      },
    },

    terminacionDelServicio: {
      meta: { clauses: ['5.2.A', '4.4'], stage: 'prestacionDelServicio', subStage: 'terminacionDelServicio' },
      entry: opens('confirmTermination'),
      on: {
        'service.terminated': step({
          target: '#asistencia.cierre',
          guards: ['isFinishInOrder'],
          actions: [settles('confirmTermination')],
          clauses: ['4.4', '5.2.A'],
          actor: 'proveedor',
        }),
      },
    },
  },
});

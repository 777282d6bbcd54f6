import { monitoringKinds } from '../procedure/pendientes.ts';
import { asistencia } from './setup.ts';
import { opens, settles, step } from './step.ts';
import { affiliateCancelled, providerReleased } from './way-out.ts';

const settlesSoonest = {
  type: 'settlePendientes',
  params: { kinds: ['monitorProvider'], soonest: true },
} as const;

const providerMonitored = step({
  actions: [settlesSoonest],
  clauses: ['5.2.A'],
  actor: 'coordinador',
});
const affiliateMonitored = step({ clauses: ['5.2.A'], actor: 'coordinador' });

/** The sub-stages before the arrival share the events that may happen in any of them. */
const underway = {
  'provider.arrived': step({
    target: 'contactacionYValidacion',
    guards: ['isArrivalPast'],
    actions: [settles(...monitoringKinds, 'monitorAfiliado'), 'recordArrival'],
    clauses: ['5.2.A'],
    actor: 'proveedor',
  }),
  'reschedule.accepted': step({
    target: 'monitoreoAlProveedor',
    guards: ['isLate', 'isWindowAhead'],
    actions: [
      { type: 'cancelPendientes', params: { kinds: [...monitoringKinds, 'monitorAfiliado'] } },
      'recordWindow',
      opens(...monitoringKinds),
    ],
    clauses: ['4.3', '5.2.A'],
    actor: 'afiliado',
  }),
  'reschedule.declined': step({
    target: '#asistencia.proveedorCancelado',
    guards: ['isLate'],
    clauses: ['4.3'],
    actor: 'afiliado',
  }),
};

/** Stage 3, from the confirmation to the validated arrival. */
export const monitoreo = asistencia.createStateConfig({
  meta: { clauses: ['5.2.A'], stage: 'monitoreo' },
  initial: 'monitoreoAlProveedor',
  entry: opens(...monitoringKinds),
  on: {
    'affiliate.cancelled': affiliateCancelled,
    'provider.released': providerReleased,
  },
  states: {
    monitoreoAlProveedor: {
      meta: { clauses: ['5.2.A'], stage: 'monitoreo', subStage: 'monitoreoAlProveedor' },
      on: {
        ...underway,
        'provider.monitored': step({
          target: 'monitoreoAlAfiliado',
          actions: [settlesSoonest],
          clauses: ['5.2.A'],
          actor: 'coordinador',
        }),
        'affiliate.monitored': affiliateMonitored,
      },
    },

    monitoreoAlAfiliado: {
      meta: { clauses: ['5.2.A'], stage: 'monitoreo', subStage: 'monitoreoAlAfiliado' },
      entry: opens('monitorAfiliado'),
      on: {
        ...underway,
        'provider.monitored': providerMonitored,
        'affiliate.monitored': step({
          target: 'arribo',
          actions: [settles('monitorAfiliado')],
          clauses: ['5.2.A'],
          actor: 'coordinador',
        }),
      },
    },

    arribo: {
      meta: { clauses: ['5.2.A'], stage: 'monitoreo', subStage: 'arribo' },
      on: {
        ...underway,
        'provider.monitored': providerMonitored,
        'affiliate.monitored': affiliateMonitored,
      },
    },

    contactacionYValidacion: {
      meta: { clauses: ['5.2.A'], stage: 'monitoreo', subStage: 'contactacionYValidacion' },
      entry: opens('contactAfiliado'),
      on: {
        'contact.validated': step({
          target: '#asistencia.prestacionDelServicio',
          actions: [settles('contactAfiliado')],
          clauses: ['5.2.A'],
          actor: 'afiliado',
        }),
        'contact.refuted': step({
          target: 'arribo',
          actions: [settles('contactAfiliado'), 'recordNoArrival', opens('checkArrival')],
          clauses: ['5.2.A'],
          actor: 'afiliado',
        }),
      },
    },
  },
});

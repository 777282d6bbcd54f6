import type { DemoCase, FromNow } from './demo-case.ts';
import { ana, locksmith, marta, pesos, planFrom, plumbers } from './demo-people.ts';

const day = 24 * 60;

/** Cases that have come to an end, one of them opened again by a warranty (5.2.B). */
export const closedCases = (at: FromNow): readonly DemoCase[] => [
  {
    coordinator: marta,
    opened: -2 * day,
    holder: { id: 'CC-24331956', name: 'Rosalba Quintero', phone: '+57 314 555 0125' },
    contact: { name: 'Rosalba Quintero', phone: '+57 314 555 0125' },
    location: { address: 'Carrera 23 # 62-11', city: 'Manizales' },
    call: { id: 'SP-20107', startedAt: at(-2 * day - 1), direction: 'inbound' },
    asistencias: [
      {
        opened: -2 * day + 1,
        service: { type: 'hogar', definition: 'plomería', priority: 'emergencia', medicalEmergency: false },
        plan: planFrom('Manizales', '2025-02-01', 1),
        steps: [
          {
            at: -2 * day + 4,
            event: {
              type: 'coverage.resolved',
              outcome: 'uncovered',
              reason: 'Agotó sus eventos de plomería',
            },
          },
          {
            at: -2 * day + 7,
            event: { type: 'denial.explained', reason: 'Ya usó los eventos del plan; se ofrece en conexión' },
          },
          {
            at: -2 * day + 15,
            event: {
              type: 'quote.received',
              provider: plumbers,
              kind: 'service',
              price: pesos(90_000),
              marketReference: pesos(110_000),
            },
          },
          { at: -2 * day + 17, event: { type: 'price.informed' } },
          { at: -2 * day + 19, event: { type: 'offer.accepted' } },
          {
            at: -2 * day + 23,
            event: {
              type: 'provider.assigned',
              provider: plumbers,
              window: { earliest: at(-2 * day + 45), latest: at(-2 * day + 75) },
            },
          },
          { at: -2 * day + 25, event: { type: 'affiliate.confirmed' } },
          { at: -2 * day + 40, event: { type: 'provider.monitored' } },
          { at: -2 * day + 45, event: { type: 'affiliate.monitored' } },
          { at: -2 * day + 62, event: { type: 'provider.arrived', arrivedAt: at(-2 * day + 60) } },
          { at: -2 * day + 65, event: { type: 'contact.validated' } },
          {
            at: -2 * day + 85,
            event: {
              type: 'diagnosis.recorded',
              summary: 'Sifón roto bajo el lavaplatos',
              estimatedCost: pesos(90_000),
              heavyMachinery: false,
              largeWorks: false,
            },
          },
          { at: -2 * day + 87, event: { type: 'work.authorized' } },
          { at: -2 * day + 130, event: { type: 'service.performed' } },
          { at: -2 * day + 138, event: { type: 'service.terminated', finishedAt: at(-2 * day + 133) } },
          {
            at: -2 * day + 170,
            event: {
              type: 'cost.loaded',
              lines: [{ concept: 'Cambio de sifón', units: 1, unitPrice: pesos(90_000), payer: 'afiliado' }],
            },
          },
          {
            at: -2 * day + 174,
            event: { type: 'conformity.recorded', satisfied: true, comment: 'Muy amables' },
          },
        ],
      },
      {
        opened: -95,
        service: { type: 'hogar', definition: 'plomería', priority: 'programada', medicalEmergency: false },
        plan: planFrom('Manizales', '2025-02-01', 2),
        isWarrantyOfLast: true,
        steps: [
          {
            at: -91,
            event: { type: 'coverage.resolved', outcome: 'warranty', reason: 'El sifón volvió a gotear' },
          },
        ],
      },
    ],
  },
  {
    coordinator: ana,
    opened: -200,
    holder: { id: 'CC-98456712', name: 'Wilson Arango', phone: '+57 318 555 0183' },
    contact: { name: 'Wilson Arango', phone: '+57 318 555 0183' },
    location: { address: 'Calle 50 # 43-112', city: 'Envigado' },
    call: { id: 'SP-20263', startedAt: at(-201), direction: 'inbound' },
    asistencias: [
      {
        opened: -199,
        service: { type: 'hogar', definition: 'cerrajería', priority: 'emergencia', medicalEmergency: false },
        plan: planFrom('Envigado', '2025-07-07'),
        steps: [
          {
            at: -196,
            event: {
              type: 'coverage.resolved',
              outcome: 'uncovered',
              reason: 'El plan no incluye cerrajería',
            },
          },
          {
            at: -193,
            event: {
              type: 'denial.explained',
              reason: 'El plan no incluye cerrajería; se ofrece en conexión',
            },
          },
          {
            at: -186,
            event: {
              type: 'quote.received',
              provider: locksmith,
              kind: 'service',
              price: pesos(140_000),
              marketReference: pesos(150_000),
            },
          },
          { at: -184, event: { type: 'price.informed' } },
          { at: -181, event: { type: 'offer.declined', reason: 'Un vecino le abre la puerta' } },
        ],
      },
    ],
  },
];

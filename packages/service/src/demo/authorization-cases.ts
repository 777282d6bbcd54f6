import type { DemoCase, FromNow } from './demo-case.ts';
import { ambulance, ana, locksmith, luis, marta, pesos, planFrom, plumbers } from './demo-people.ts';

/** Uncovered services on their way to an authorization (5.1), and a request just opened. */
export const authorizationCases = (at: FromNow): readonly DemoCase[] => [
  {
    coordinator: luis,
    opened: -48,
    holder: { id: 'CC-52418903', name: 'Beatriz Salazar', phone: '+57 310 555 0142' },
    contact: { name: 'Beatriz Salazar', phone: '+57 310 555 0142' },
    location: { address: 'Carrera 70 # 44-21', city: 'Medellín', reference: 'Frente al parque' },
    call: { id: 'SP-20311', startedAt: at(-50), direction: 'inbound' },
    asistencias: [
      {
        opened: -47,
        service: {
          type: 'hogar',
          definition: 'cerrajería',
          priority: 'emergencia',
          medicalEmergency: false,
        },
        plan: planFrom('Medellín', '2024-02-10', 2),
        steps: [
          {
            at: -44,
            event: {
              type: 'coverage.resolved',
              outcome: 'uncovered',
              reason: 'El plan no incluye cerrajería',
            },
          },
          {
            at: -41,
            event: {
              type: 'denial.explained',
              reason: 'El plan no incluye cerrajería; se ofrece en conexión',
            },
          },
          {
            at: -33,
            event: {
              type: 'quote.received',
              provider: locksmith,
              kind: 'service',
              price: pesos(95_000),
              marketReference: pesos(120_000),
            },
          },
          { at: -31, event: { type: 'price.informed' } },
          { at: -30, note: 'La afiliada consulta con su esposo; pide que la llamemos en media hora.' },
          { at: -29, pendiente: { text: 'Llamar a la afiliada por la oferta', dueAt: at(4) } },
        ],
      },
    ],
  },
  {
    coordinator: marta,
    opened: -36,
    holder: { id: 'CC-79554120', name: 'Hernán Castaño', phone: '+57 315 555 0176' },
    contact: { name: 'Lucía Castaño', phone: '+57 315 555 0177', relationship: 'hija' },
    location: { address: 'Calle 13 # 100-35, torre 2', city: 'Cali' },
    call: { id: 'SP-20318', startedAt: at(-38), direction: 'inbound' },
    asistencias: [
      {
        opened: -35,
        service: { type: 'hogar', definition: 'plomería', priority: 'emergencia', medicalEmergency: false },
        plan: planFrom('Cali', '2023-09-01'),
        steps: [
          {
            at: -32,
            event: {
              type: 'coverage.resolved',
              outcome: 'uncovered',
              reason: 'La fuga es de una zona común',
            },
          },
          {
            at: -29,
            event: {
              type: 'denial.explained',
              reason: 'Las zonas comunes no están cubiertas; se ofrece conexión',
            },
          },
          { at: -27, event: { type: 'affiliate.objected', note: 'Nunca ha usado el plan y está molesto' } },
          {
            at: -21,
            event: {
              type: 'quote.received',
              provider: plumbers,
              kind: 'service',
              price: pesos(180_000),
              marketReference: pesos(220_000),
            },
          },
          {
            at: -19,
            event: {
              type: 'exception.requested',
              ground: 'sixMonthsWithoutUse',
              note: 'Más de dos años sin uso',
            },
          },
        ],
      },
    ],
  },
  {
    coordinator: ana,
    opened: -18,
    holder: { id: 'CC-41220875', name: 'Gloria Inés Duarte', phone: '+57 320 555 0111' },
    contact: { name: 'Mateo Duarte', phone: '+57 320 555 0112', relationship: 'hijo' },
    location: { address: 'Avenida 5 Norte # 23-10', city: 'Cúcuta' },
    call: { id: 'SP-20325', startedAt: at(-19), direction: 'inbound' },
    asistencias: [
      {
        opened: -18,
        service: {
          type: 'medica',
          definition: 'ambulancia básica',
          priority: 'emergencia',
          medicalEmergency: true,
        },
        plan: planFrom('Cúcuta', '2025-06-15', 1),
        steps: [
          {
            at: -16,
            event: {
              type: 'coverage.resolved',
              outcome: 'uncovered',
              reason: 'El plan no incluye ambulancia',
            },
          },
          {
            at: -11,
            event: {
              type: 'provider.assigned',
              provider: ambulance,
              window: { earliest: at(-2), latest: at(12) },
            },
          },
        ],
      },
    ],
  },
  {
    coordinator: ana,
    opened: -4,
    holder: { id: 'CC-1020733914', name: 'Andrés Felipe Torres' },
    contact: { name: 'Andrés Felipe Torres', phone: '+57 301 555 0199' },
    location: { address: 'Calle 127 # 15-40, apto 502', city: 'Bogotá', reference: 'Portería por la 15' },
    call: { id: 'SP-20331', startedAt: at(-5), direction: 'inbound' },
    asistencias: [
      {
        opened: -3,
        service: {
          type: 'hogar',
          definition: 'electricidad',
          priority: 'emergencia',
          medicalEmergency: false,
        },
        plan: planFrom('Bogotá', '2025-11-20'),
        steps: [],
      },
    ],
  },
];

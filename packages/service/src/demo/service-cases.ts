import type { DemoCase, FromNow } from './demo-case.ts';
import { ana, electricians, luis, marta, pesos, planFrom, tow, workshop } from './demo-people.ts';

/** Services on their way (5.2.A): assigned, monitored, under work, being closed. */
export const serviceCases = (at: FromNow): readonly DemoCase[] => [
  {
    coordinator: marta,
    opened: -290,
    holder: { id: 'CC-63337210', name: 'Óscar Villamizar', phone: '+57 316 555 0108' },
    contact: { name: 'Óscar Villamizar', phone: '+57 316 555 0108' },
    location: { address: 'Calle 36 # 27-71', city: 'Bucaramanga' },
    call: { id: 'SP-20244', startedAt: at(-292), direction: 'inbound' },
    asistencias: [
      {
        opened: -289,
        service: {
          type: 'hogar',
          definition: 'electricidad',
          priority: 'programada',
          medicalEmergency: false,
        },
        plan: planFrom('Bucaramanga', '2024-05-02', 1),
        steps: [
          {
            at: -286,
            event: { type: 'coverage.resolved', outcome: 'covered', coveredAmount: pesos(200_000) },
          },
          {
            at: -280,
            event: {
              type: 'provider.assigned',
              provider: electricians,
              window: { earliest: at(-180), latest: at(-120) },
            },
          },
          { at: -278, event: { type: 'affiliate.confirmed' } },
          { at: -239, event: { type: 'provider.monitored', note: 'Confirma la hora' } },
          { at: -236, event: { type: 'affiliate.monitored' } },
          { at: -165, event: { type: 'provider.arrived', arrivedAt: at(-168) } },
          { at: -161, event: { type: 'contact.validated' } },
          {
            at: -140,
            event: {
              type: 'diagnosis.recorded',
              summary: 'Breaker principal quemado; se cambia junto con el cableado de la cocina',
              estimatedCost: pesos(190_000),
              heavyMachinery: false,
              largeWorks: false,
            },
          },
          { at: -138, event: { type: 'work.authorized' } },
          { at: -70, event: { type: 'service.performed' } },
          { at: -62, event: { type: 'service.terminated', finishedAt: at(-66) } },
          {
            at: -12,
            event: {
              type: 'cost.loaded',
              lines: [
                { concept: 'Mano de obra', units: 2, unitPrice: pesos(60_000), payer: 'company' },
                { concept: 'Breaker', units: 1, unitPrice: pesos(58_000), payer: 'company' },
              ],
            },
          },
        ],
      },
    ],
  },
  {
    coordinator: luis,
    opened: -150,
    holder: { id: 'CC-45490031', name: 'Carmen Elena Pájaro', phone: '+57 300 555 0150' },
    contact: { name: 'Carmen Elena Pájaro', phone: '+57 300 555 0150' },
    location: { address: 'Barrio Manga, calle 26 # 18-60', city: 'Cartagena' },
    call: { id: 'SP-20280', startedAt: at(-151), direction: 'inbound' },
    asistencias: [
      {
        opened: -149,
        service: {
          type: 'hogar',
          definition: 'aire acondicionado',
          priority: 'emergencia',
          medicalEmergency: false,
        },
        plan: planFrom('Cartagena', '2023-03-18', 3),
        steps: [
          {
            at: -147,
            event: {
              type: 'coverage.resolved',
              outcome: 'partial',
              reason: 'El plan cubre hasta $100.000',
              coveredAmount: pesos(100_000),
            },
          },
          {
            at: -144,
            event: { type: 'denial.explained', reason: 'Lo que pase de $100.000 lo paga la afiliada' },
          },
          {
            at: -135,
            event: {
              type: 'quote.received',
              provider: electricians,
              kind: 'visit',
              price: pesos(130_000),
              marketReference: pesos(160_000),
            },
          },
          { at: -133, event: { type: 'price.informed' } },
          { at: -130, event: { type: 'offer.accepted' } },
          {
            at: -126,
            event: {
              type: 'provider.assigned',
              provider: electricians,
              window: { earliest: at(-100), latest: at(-70) },
            },
          },
          { at: -124, event: { type: 'affiliate.confirmed' } },
          { at: -96, event: { type: 'provider.monitored' } },
          { at: -82, event: { type: 'provider.arrived', arrivedAt: at(-85) } },
          { at: -80, event: { type: 'contact.validated' } },
          {
            at: -58,
            event: {
              type: 'diagnosis.recorded',
              summary: 'Compresor averiado: hay que cambiarlo',
              estimatedCost: pesos(310_000),
              heavyMachinery: false,
              largeWorks: false,
              marketReference: pesos(380_000),
            },
          },
        ],
      },
    ],
  },
  {
    coordinator: ana,
    opened: -75,
    holder: { id: 'CC-80112347', name: 'Ricardo Peñaloza', phone: '+57 312 555 0164' },
    contact: { name: 'Ricardo Peñaloza', phone: '+57 312 555 0164' },
    location: { address: 'Vía Bogotá - Tunja, km 42', city: 'Chocontá', reference: 'Estación de servicio' },
    call: { id: 'SP-20297', startedAt: at(-76), direction: 'inbound' },
    asistencias: [
      {
        opened: -74,
        service: {
          type: 'vial',
          definition: 'paso de corriente',
          priority: 'emergencia',
          medicalEmergency: false,
        },
        plan: planFrom('Bogotá', '2022-08-30', 4),
        steps: [
          { at: -72, event: { type: 'coverage.resolved', outcome: 'covered' } },
          {
            at: -66,
            event: {
              type: 'provider.assigned',
              provider: workshop,
              window: { earliest: at(-20), latest: at(10) },
            },
          },
          { at: -64, event: { type: 'affiliate.confirmed' } },
          { at: -26, event: { type: 'provider.monitored', note: 'Va por Sesquilé' } },
          { at: -23, event: { type: 'affiliate.monitored', note: 'Espera dentro del carro' } },
        ],
      },
    ],
  },
  {
    coordinator: luis,
    opened: -60,
    holder: { id: 'CC-72188450', name: 'Jaime Barrios', phone: '+57 304 555 0137' },
    contact: { name: 'Nidia Barrios', phone: '+57 304 555 0138', relationship: 'esposa' },
    location: { address: 'Troncal del Caribe, km 18', city: 'Santa Marta' },
    call: { id: 'SP-20302', startedAt: at(-61), direction: 'inbound' },
    asistencias: [
      {
        opened: -59,
        service: {
          type: 'vial',
          definition: 'grúa-foránea 90 km',
          priority: 'emergencia',
          medicalEmergency: false,
        },
        plan: planFrom('Barranquilla', '2024-12-05'),
        steps: [
          {
            at: -56,
            event: {
              type: 'coverage.resolved',
              outcome: 'uncovered',
              reason: 'El plan cubre grúa local, no foránea',
            },
          },
          {
            at: -53,
            event: { type: 'denial.explained', reason: 'Se ofrece la grúa foránea en conexión' },
          },
          {
            at: -45,
            event: {
              type: 'quote.received',
              provider: tow,
              kind: 'service',
              price: pesos(540_000),
              tariffReference: pesos(450_000),
            },
          },
          { at: -44, note: 'El valor supera el tarifario; se negocia con Grúas Caribe.' },
          {
            at: -38,
            event: {
              type: 'quote.received',
              provider: tow,
              kind: 'service',
              price: pesos(440_000),
              tariffReference: pesos(450_000),
            },
          },
          { at: -36, event: { type: 'price.informed' } },
          { at: -33, event: { type: 'offer.accepted' } },
          {
            at: -29,
            event: { type: 'provider.assigned', provider: tow, window: { earliest: at(15), latest: at(45) } },
          },
        ],
      },
    ],
  },
];

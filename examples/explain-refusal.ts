import { type EventRequest, explain, replay, stamp } from '@conexion/machines';
import { lucia, request } from './sample-request.ts';

const who = { at: '2026-07-30T09:10:00-05:00', by: lucia };
const usd = (amount: number) => ({ amount, currency: 'USD' });

const snapshot = replay(request, [
  { ...who, type: 'coverage.resolved', outcome: 'uncovered', reason: 'Grifería nueva' },
  { ...who, type: 'denial.explained', reason: 'No está en el plan; se ofrece en conexión' },
  {
    ...who,
    type: 'quote.received',
    provider: { id: 'P-07', name: 'Plomería La Fuente', kind: 'external' },
    kind: 'service',
    price: usd(6000),
    marketReference: usd(6000),
  },
]);

const attempts: EventRequest[] = [
  { type: 'price.informed' },
  { type: 'exception.approved', discountPercent: 40, reason: 'Buen cliente' },
  { type: 'affiliate.objected' },
];
for (const event of attempts) {
  const refusals = explain(snapshot, stamp(event, who));
  if (refusals.length === 0) console.log(`${event.type}: accepted`);
  for (const { code, message, ...more } of refusals) {
    console.log(`${event.type}: ${code}, ${'clause' in more ? more.clause : '-'}: ${message.es}`);
  }
}

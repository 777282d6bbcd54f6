// A policy of one's own: twelve months without use instead of six, and all three grounds of 5.1.G.
import assert from 'node:assert/strict';
import { type AsistenciaInput, createHost, type EventRequest, parsePolicy, stamp } from '@conexion/machines';
import { lucia, request } from '../sample-request.ts';
import { prove } from './prove.ts';

export const policy = parsePolicy({ months: 12, groundsRequired: 'all' });
const unused = { ...request.plan, servicesUsed: 0 };
const opening: AsistenciaInput = { ...request, plan: unused, policy };
export const host = createHost();

const steps: EventRequest[] = [
  { type: 'coverage.resolved', outcome: 'uncovered', reason: 'No está en el plan' },
  { type: 'denial.explained', reason: 'No está en el plan; se ofrece en conexión' },
  { type: 'affiliate.objected' },
  {
    type: 'quote.received',
    provider: { id: 'P-07', name: 'Plomería La Fuente', kind: 'external' },
    kind: 'service',
    price: { amount: 6000, currency: 'USD' },
  },
];
const who = { at: '2026-07-30T09:10:00-05:00', by: lucia };
const snapshot = host.replay(
  opening,
  steps.map((step) => stamp(step, who)),
);
const asked = stamp({ type: 'exception.requested', ground: 'sixMonthsWithoutUse' }, who);
const refusals = host.explain(snapshot, asked);

const guarded = host.definition().transitions.flatMap(({ guards }) => guards);
assert.ok(guarded.some(({ label }) => label.en === host.labels.sentence.whereAll.en));
prove(host, {
  drawn: host.labels.sentence.whereAll,
  refusals: refusals.filter((one) => 'guard' in one && one.guard === 'sixMonthsWithoutUse'),
  clause: '5.1.G',
  said: host.labels.refusal.sixMonthsWithoutUse,
  isReached: ({ event }) => event === 'exception.requested',
  policy,
});

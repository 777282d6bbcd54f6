// An event of one's own, with a payload: the provider says that they will be late.
import assert from 'node:assert/strict';
import { createHost, en, es, event } from '@conexion/machines';
import { z } from 'zod';
import { lucia, request } from '../sample-request.ts';
import { prove, standingIn } from './prove.ts';

const type = 'provider.delayed';
const words = { es: 'Retraso avisado', en: 'Delay announced' };
const cited = { clauses: ['5.2.A', '4.3'], actor: 'proveedor' } as const;
const delayed = event({
  sender: 'coordinador',
  payload: z.strictObject({ delay: z.int().min(1) }),
  cites: { delay: ['4.3'] },
});

export const host = createHost({
  // It is recorded in every sub-stage of the monitoring, and moves nothing.
  additions: { events: { [type]: delayed }, steps: { monitoreo: { [type]: cited } } },
  catalogues: {
    es: { ...es, event: { ...es.event, [type]: words.es }, field: { ...es.field, delay: 'Minutos' } },
    en: { ...en, event: { ...en.event, [type]: words.en }, field: { ...en.field, delay: 'Minutes' } },
  },
});

const late = { type, delay: 20, at: '2026-07-30T10:00:00-05:00', by: lucia } as const;
const decision = host.decide(standingIn(host, 'monitoreo.arribo', request), late);
assert.ok(decision.accepted && decision.step.event === type && decision.step.clauses.includes('4.3'));
assert.equal(host.eventSchema(type, 'es').properties?.delay?.title, 'Minutos');
assert.ok(host.definition().events.some((one) => one.type === type));
prove(host, {
  drawn: host.label('event', type),
  refusals: host.explain(host.open(request).snapshot, late),
  clause: '5.2.A',
  said: host.label('event', type),
  isReached: ({ event: taken }) => taken === type,
});

// A third language: what this program shows, a host says in Portuguese, too.
import assert from 'node:assert/strict';
import { createHost, en, es, stamp } from '@conexion/machines';
import { lucia, request } from '../sample-request.ts';
import { pt } from './portuguese.ts';
import { prove, standingIn } from './prove.ts';

export const host = createHost({ catalogues: { es, en, pt } });

const arrival = 'monitoreo.arribo';
const who = { at: '2026-07-30T10:00:00-05:00', by: lucia };
const quoting = standingIn(host, 'autorizacion.cotizacion', request);
const said = host.explain(quoting, stamp({ type: 'price.informed' }, who)).map(({ message }) => message.pt);
assert.deepEqual(said, [pt.refusal.hasQuote]);
assert.ok(host.allowed(quoting, who).some(({ label }) => label.pt === 'Orçamento recebido'));

const { states, events } = host.definition();
assert.equal(states.find(({ path }) => path === arrival)?.label.pt, 'Chegada');
assert.equal(events.find(({ type }) => type === 'provider.arrived')?.label.pt, 'Prestador chegou');

prove(host, {
  drawn: host.label('state', arrival),
  refusals: host.explain(standingIn(host, arrival, request), stamp({ type: 'work.authorized' }, who)),
  clause: '5.2.A',
  said: host.label('state', arrival),
  isReached: ({ to }) => to === arrival,
});

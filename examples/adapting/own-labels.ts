// Labels of one's own: the company calls the arrival something else, and says so to its people.
import assert from 'node:assert/strict';
import { createHost, en, es, stamp } from '@conexion/machines';
import { lucia, request } from '../sample-request.ts';
import { prove, standingIn } from './prove.ts';

const arrival = 'monitoreo.arribo';

export const host = createHost({
  catalogues: {
    es: { ...es, state: { ...es.state, [arrival]: 'Llegada al Sitio' } },
    en: { ...en, state: { ...en.state, [arrival]: 'On Site' } },
  },
});

const label = host.label('state', arrival);
assert.deepEqual(label, { es: 'Llegada al Sitio', en: 'On Site' });
assert.deepEqual(host.definition().states.find(({ path }) => path === arrival)?.label, label);

const early = stamp({ type: 'work.authorized' }, { at: '2026-07-30T10:00:00-05:00', by: lucia });
prove(host, {
  drawn: label,
  refusals: host.explain(standingIn(host, arrival, request), early),
  clause: '5.2.A',
  said: label,
  isReached: ({ to }) => to === arrival,
});

// A sub-stage of one's own: the work is tried out before the provider leaves.
import assert from 'node:assert/strict';
import { createHost, en, es, opens, settles, stamp } from '@conexion/machines';
import { lucia, request } from '../sample-request.ts';
import { prove, standingIn } from './prove.ts';

const work = 'prestacionDelServicio.prestacionDelServicio';
const trial = 'prestacionDelServicio.pruebaDelServicio';
const end = 'prestacionDelServicio.terminacionDelServicio';
const cited = { clauses: ['5.2.A'], actor: 'proveedor' } as const;

export const host = createHost({
  additions: {
    states: {
      [trial]: { after: 'prestacionDelServicio', clauses: ['5.2.A'], entry: [opens('confirmTermination')] },
    },
    // In place of the way from the work to its end.
    steps: {
      [work]: { 'service.performed': { target: trial, actions: [settles('followWork')], ...cited } },
      [trial]: { 'service.performed': { target: end, actions: [settles('confirmTermination')], ...cited } },
    },
  },
  catalogues: {
    es: { ...es, state: { ...es.state, [trial]: 'Prueba del Servicio' } },
    en: { ...en, state: { ...en.state, [trial]: 'Trial of the Service' } },
  },
});

assert.ok(
  host.definition().states.some(({ path, subStage }) => path === trial && subStage === 'pruebaDelServicio'),
);
const early = stamp({ type: 'work.authorized' }, { at: '2026-07-30T10:00:00-05:00', by: lucia });
prove(host, {
  drawn: host.label('state', trial),
  refusals: host.explain(standingIn(host, trial, request), early),
  clause: '5.2.A',
  said: host.label('state', trial),
  isReached: ({ to }) => to === trial,
});

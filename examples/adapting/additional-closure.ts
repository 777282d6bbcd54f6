// A closure status of one's own: the technician finds that the work cannot be done at the site.
import assert from 'node:assert/strict';
import { createHost, en, es, event, personal, stamp } from '@conexion/machines';
import { z } from 'zod';
import { lucia, request } from '../sample-request.ts';
import { prove, standingIn } from './prove.ts';

const [closure, type] = ['servicioImposible', 'work.impossible'] as const;
const payload = z.strictObject({ reason: personal(z.string().min(1)) });
const impossible = { target: closure, clauses: ['4.2'], actor: 'proveedor' } as const;
const spanish = { event: { ...es.event, [type]: 'Trabajo imposible' } };
const english = { event: { ...en.event, [type]: 'Work found impossible' } };

export const host = createHost({
  additions: {
    events: { [type]: event({ sender: 'coordinador', payload, cites: { reason: ['4.2'] } }) },
    closures: { [closure]: { clause: '4.2' } },
    steps: { 'prestacionDelServicio.diagnostico': { [type]: impossible } },
  },
  catalogues: {
    es: { ...es, ...spanish, closure: { ...es.closure, [closure]: 'Servicio Imposible' } },
    en: { ...en, ...english, closure: { ...en.closure, [closure]: 'Service Impossible' } },
  },
});

const who = { at: '2026-07-30T10:00:00-05:00', by: lucia };
const found = { type, reason: 'La tubería es de asbesto', ...who } as const;
const decision = host.decide(standingIn(host, 'prestacionDelServicio.diagnostico', request), found);
assert.ok(decision.accepted && decision.step.closureStatus === closure);
assert.ok(host.definition().states.some(({ closureStatus }) => closureStatus === closure));
prove(host, {
  drawn: host.label('closure', closure),
  refusals: host.explain(decision.snapshot, stamp({ type: 'price.informed' }, who)),
  clause: '4.2',
  said: host.label('closure', closure),
  isReached: ({ to }) => to === closure,
});

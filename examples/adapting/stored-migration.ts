// Stored snapshots move from version to version: open cases go to a sub-stage that is new in 3.
import assert from 'node:assert/strict';
import { createHost, en, es, type Migration, stamp, standardMigrations } from '@conexion/machines';
import { legalWalk, trace } from '@conexion/machines/testing';
import fc from 'fast-check';
import { lucia, request } from '../sample-request.ts';
import { prove, standingIn } from './prove.ts';

const [notice, arrival] = ['monitoreo.avisoDeLlegada', 'monitoreo.arribo'] as const;
const monitoredTo = (target: string) =>
  ({ 'affiliate.monitored': { target, clauses: ['5.2.A'], actor: 'coordinador' } }) as const;
const toVersion3: Migration = ({ state, context }) => ({
  state: state === arrival ? notice : state,
  context,
});

const before = createHost();
export const host = createHost({
  additions: {
    states: { [notice]: { after: 'monitoreoAlAfiliado', clauses: ['5.2.A'] } },
    steps: { 'monitoreo.monitoreoAlAfiliado': monitoredTo(notice), [notice]: monitoredTo(arrival) },
  },
  catalogues: {
    es: { ...es, state: { ...es.state, [notice]: 'Aviso de Llegada' } },
    en: { ...en, state: { ...en.state, [notice]: 'Notice of Arrival' } },
  },
  migrations: [...standardMigrations, toVersion3],
});
for (const walk of fc.sample(legalWalk({ host: before }), { numRuns: 200, seed: 13 }))
  for (const { after } of trace(walk, before)) {
    const stored = before.pack(after.snapshot, 1);
    const { state } = host.describe(host.unpack(JSON.parse(JSON.stringify(stored))).snapshot);
    assert.equal(state, toVersion3(stored.snapshot).state);
  }
assert.ok(host.definition().version === 3 && host.definition().states.some(({ path }) => path === notice));
const stored = before.pack(standingIn(before, arrival, request), 1);
const wrong = stamp({ type: 'work.authorized' }, { at: '2026-07-30T10:00:00-05:00', by: lucia });
const refusals = host.explain(host.unpack(stored).snapshot, wrong);
const words = { drawn: host.label('state', notice), said: host.label('state', notice) };
prove(host, { ...words, refusals, clause: '5.2.A', isReached: ({ to }) => to === notice });

// A guard of one's own: at home, no quote above 5,000, instead of the market's price (5.1.E).
import assert from 'node:assert/strict';
import { asistenciaMachine, createHost, en, es, stamp } from '@conexion/machines';
import { lucia, request } from '../sample-request.ts';
import { prove, standingIn } from './prove.ts';

const own = {
  es: { guard: 'cotización de hasta 5.000', refusal: 'La cotización no puede pasar de 5.000.' },
  en: { guard: 'quote of at most 5,000', refusal: 'The quote may not exceed 5,000.' },
};

export const host = createHost({
  machine: asistenciaMachine.provide({
    guards: { isBelowMarket: ({ context }) => context.quote !== null && context.quote.price <= 5_000 },
  }),
  catalogues: {
    es: {
      ...es,
      guard: { ...es.guard, isBelowMarket: own.es.guard },
      refusal: { ...es.refusal, isBelowMarket: own.es.refusal },
    },
    en: {
      ...en,
      guard: { ...en.guard, isBelowMarket: own.en.guard },
      refusal: { ...en.refusal, isBelowMarket: own.en.refusal },
    },
  },
});

const guards = host.definition().transitions.flatMap((transition) => transition.guards);
assert.equal(guards.find(({ name }) => name === 'isBelowMarket')?.label.en, own.en.guard);
const answered = stamp({ type: 'price.informed' }, { at: '2026-07-30T10:00:00-05:00', by: lucia });
prove(host, {
  drawn: host.label('guard', 'isBelowMarket'),
  refusals: host.explain(standingIn(host, 'autorizacion.cotizacion', request), answered),
  clause: '5.1.E',
  said: host.label('refusal', 'isBelowMarket'),
  isReached: ({ transition }) => /cotizacion price.informed/.test(transition),
});

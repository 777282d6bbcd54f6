import { asistenciaMachine } from '@conexion/machines';
import { createActor } from 'xstate';
import { lucia, request } from './sample-request.ts';

// The machine asks for its effects by named actions: give them the bodies that suit you.
const machine = asistenciaMachine.provide({
  actions: {
    openPendiente: (_, { kind, dueAt }) => console.log(`+ ${kind}, due ${dueAt}`),
    settlePendientes: (_, { kinds }) => console.log(`✓ ${kinds.join(', ')}`),
    cancelPendientes: (_, { kinds }) => console.log(`- ${kinds}`),
    notify: (_, { role, about }) => console.log(`! ${role}: ${about}`),
    releaseProvider: (_, { provider }) => console.log(`${provider.name} is released`),
  },
});

const actor = createActor(machine, { input: request });
actor.subscribe(({ value }) => console.log(JSON.stringify(value)));
actor.start();

actor.send({
  type: 'coverage.resolved',
  outcome: 'uncovered',
  reason: 'La grifería nueva no está en el plan',
  at: '2026-07-30T09:03:00-05:00',
  by: lucia,
});
actor.send({
  type: 'request.withdrawn',
  reason: 'Lo hará su hijo',
  at: '2026-07-30T09:05:00-05:00',
  by: lucia,
});
console.log(actor.getSnapshot().status);

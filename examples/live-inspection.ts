// Watches a live actor in the page of a running service: open its place Inspector, then run this.
import { setTimeout as pause } from 'node:timers/promises';
import { asistenciaMachine, type EventRequest, stamp } from '@conexion/machines';
import { createWebSocketInspector } from '@statelyai/inspect';
import { createActor } from 'xstate';
import { lucia, request } from './sample-request.ts';

const service = process.env.CONEXION_URL ?? 'http://127.0.0.1:3000';
const milliseconds = Number(process.env.PAUSE ?? 1_000);

// Sends the state and no personal data. Removing the context is not enough: the input of an actor
// is also in the event that starts it.
const inspector = createWebSocketInspector({
  url: `${service.replace(/^http/, 'ws')}/inspect`,
  sanitizeContext: ({ service, category }) => ({ service, category }),
  sanitizeEvent: ({ type }) => ({ type }),
});

const steps: EventRequest[] = [
  { type: 'coverage.resolved', outcome: 'uncovered', reason: 'Not in the plan' },
  { type: 'denial.explained', reason: 'Not in the plan; offered en conexión' },
  { type: 'offer.declined', reason: 'A neighbour will do it' },
];

const actor = createActor(asistenciaMachine, { input: request, inspect: inspector.inspect });
actor.start();
for (const step of steps) {
  await pause(milliseconds);
  actor.send(stamp(step, { at: new Date().toISOString(), by: lucia }));
  console.log(JSON.stringify(actor.getSnapshot().value));
}
await pause(milliseconds);
inspector.stop();

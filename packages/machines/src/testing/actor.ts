import { createActor } from 'xstate';
import { asistenciaMachine } from '../asistencia/asistencia.ts';
import type { Effect, EffectParams, EffectType } from '../asistencia/effects.ts';
import { pack } from '../host/standard-host.ts';
import { trace } from './trace.ts';
import type { Walk } from './walk.ts';

/**
 * Plays a walk on a live XState actor and on the pure API, step by step. Describes the first step
 * at which they disagree; undefined if they agree to the end.
 */
export function actorDisagreement(walk: Walk): string | undefined {
  const effects: Effect[] = [];
  const collect =
    <T extends EffectType>(type: T) =>
    (_: unknown, params: EffectParams[T]) => {
      effects.push({ type, params } as Effect);
    };
  const machine = asistenciaMachine.provide({
    actions: {
      openPendiente: collect('openPendiente'),
      settlePendientes: collect('settlePendientes'),
      cancelPendientes: collect('cancelPendientes'),
      notify: collect('notify'),
      releaseProvider: collect('releaseProvider'),
    },
  });
  const actor = createActor(machine, { input: walk.input });
  actor.start();

  for (const [place, { event, decision, after }] of trace(walk).entries()) {
    effects.length = 0;
    // A stopped actor takes nothing, and XState warns of each event.
    if (actor.getSnapshot().status === 'active') actor.send(event);
    const asked = decision.accepted ? decision.effects : [];
    const parts: readonly (readonly [string, unknown, unknown])[] = [
      ['snapshot', pack(actor.getSnapshot(), 0), pack(after.snapshot, 0)],
      ['status', actor.getSnapshot().status, after.snapshot.status],
      ['effects', effects, asked],
    ];
    for (const [part, ofActor, ofHost] of parts) {
      if (JSON.stringify(ofActor) === JSON.stringify(ofHost)) continue;
      return `${part} after event ${place + 1}, ${event.type}: ${JSON.stringify(ofActor)}, not ${JSON.stringify(ofHost)}`;
    }
  }
  return undefined;
}

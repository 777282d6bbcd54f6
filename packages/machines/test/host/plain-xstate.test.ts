import { describe, expect, it } from 'vitest';
import { createActor, initialTransition, transition } from 'xstate';
import {
  asistenciaMachine,
  type Effect,
  effectTypes,
  expedienteMachine,
  pendienteMachine,
} from '../../src/index.ts';
import { inputOf, person } from '../case-driver.ts';
import { allStates, caseIn } from '../reach.ts';

/** The machine with its effects collected as they happen, as an embedding program would. */
function collecting(collected: Effect[]) {
  const collect =
    (type: Effect['type']) =>
    (_: unknown, params: unknown): void => {
      collected.push({ type, params } as Effect);
    };
  return asistenciaMachine.provide({
    actions: Object.fromEntries(effectTypes.map((type) => [type, collect(type)])),
  });
}

describe('createActor(asistenciaMachine)', () => {
  it('needs nothing but the input, the policy left out', () => {
    const { policy: _, ...input } = inputOf();
    const actor = createActor(asistenciaMachine, { input }).start();
    expect(actor.getSnapshot().value).toBe('aperturaDeAsistencia');
    actor.stop();
  });

  it.each(['conexion', 'cobertura', 'ambulancia'] as const)(
    'lives through a %s, with the same effects',
    (way) => {
      const story = caseIn('asistenciaConcluida', way);
      const effects: Effect[] = [];
      const actor = createActor(collecting(effects), { input: story.input }).start();
      for (const event of story.events) actor.send(event);
      expect(actor.getSnapshot().value).toBe('asistenciaConcluida');
      expect(actor.getSnapshot().status).toBe('done');
      expect(actor.getSnapshot().context).toEqual(story.context);

      const decided = caseIn('aperturaDeAsistencia', way);
      const expected: Effect[] = [...decided.effects];
      for (const event of story.events) expected.push(...decided.accept(event).effects);
      expect(effects).toEqual(expected);
    },
  );

  it('is persisted and restored by XState itself, and goes on', () => {
    const story = caseIn('asistenciaConcluida');
    const half = Math.floor(story.events.length / 2);
    const first = createActor(asistenciaMachine, { input: story.input }).start();
    for (const event of story.events.slice(0, half)) first.send(event);
    const persisted = JSON.parse(JSON.stringify(first.getPersistedSnapshot()));
    first.stop();

    const effects: Effect[] = [];
    const second = createActor(collecting(effects), { snapshot: persisted, input: story.input }).start();
    expect(effects).toEqual([]);
    for (const event of story.events.slice(half)) second.send(event);
    expect(second.getSnapshot().context).toEqual(story.context);
  });

  it('changes nothing for a blocked event', () => {
    const story = caseIn('autorizacion.cotizacion');
    const actor = createActor(asistenciaMachine, { input: story.input }).start();
    for (const event of story.events) actor.send(event);
    const before = JSON.stringify(actor.getPersistedSnapshot());
    actor.send(story.event('price.informed') as never);
    actor.send({ ...story.event('offer.declined'), by: person('analista') } as never);
    expect(JSON.stringify(actor.getPersistedSnapshot())).toBe(before);
  });

  it('`can` agrees with decide', () => {
    const story = caseIn('autorizacion.oferta');
    for (const type of [
      'offer.accepted',
      'offer.declined',
      'price.informed',
      'exception.explained',
    ] as const) {
      expect(story.snapshot.can(story.event(type))).toBe(story.refused(type).length === 0);
    }
  });
});

describe('the pure functions of XState', () => {
  it.each(allStates)('transition() leads where decide does, to %s', (state) => {
    const story = caseIn(state);
    let [snapshot] = initialTransition(asistenciaMachine, story.input);
    for (const event of story.events) [snapshot] = transition(asistenciaMachine, snapshot, event);
    expect(JSON.stringify(snapshot)).toBe(JSON.stringify(story.snapshot));
  });
});

describe('no timers, no invocations', () => {
  it.each([
    ['asistencia', asistenciaMachine],
    ['expediente', expedienteMachine],
    ['pendiente', pendienteMachine],
  ])('%s', (_, machine) => {
    const nodes = (node: typeof machine.root): (typeof machine.root)[] => [
      node,
      ...Object.values(node.states).flatMap((child) => nodes(child as typeof machine.root)),
    ];
    for (const node of nodes(machine.root)) {
      expect(node.after).toEqual([]);
      expect(node.invoke).toEqual([]);
      expect(node.always ?? []).toEqual([]);
    }
  });
});

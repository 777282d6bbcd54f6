import { describe, expect, it } from 'vitest';
import { decide, eventTypes, explain, openAsistencia, replay, type Text } from '../../src/index.ts';
import { CaseDriver, inputOf, person } from '../case-driver.ts';
import { allStates, caseIn } from '../reach.ts';
import { minutesFrom } from '../sample-payloads.ts';

describe.each(allStates)('decide and explain in %s', (state) => {
  it('agree on every event, and change none of their arguments', () => {
    const story = caseIn(state);
    const before = JSON.stringify(story.snapshot);
    for (const type of eventTypes) {
      for (const role of ['coordinador', 'gerencia', 'analista'] as const) {
        // Frozen by the driver: writing to the context throws.
        const event = Object.freeze(story.event(type, {}, { by: role }));
        const decision = decide(story.snapshot, event);
        expect(explain(story.snapshot, event)).toEqual(decision.accepted ? [] : decision.refusals);
      }
    }
    expect(JSON.stringify(story.snapshot)).toBe(before);
  });

  it('tell every refusal in both languages, with a code and a clause', () => {
    const story = caseIn(state);
    for (const type of eventTypes) {
      for (const refusal of explain(story.snapshot, story.event(type, {}, { by: 'coordinador' }))) {
        expect(refusal.code).toMatch(/^[a-z-]+$/);
        expect(refusal).toHaveProperty('clause');
        for (const lang of ['es', 'en'] as const) {
          expect((refusal.message as Text)[lang]).toMatch(/^[^{}]{10,}$/);
          expect((refusal.message as Text)[lang]).not.toContain('undefined');
        }
      }
    }
  });

  it('decide the same twice', () => {
    const story = caseIn(state);
    for (const type of eventTypes) {
      const event = story.event(type);
      expect(JSON.stringify(decide(story.snapshot, event))).toBe(
        JSON.stringify(decide(story.snapshot, event)),
      );
    }
  });
});

describe('an invalid event', () => {
  const { snapshot, now } = new CaseDriver();
  const stamp = { at: now, by: person('coordinador') };

  it.each<[string, object | null | string]>([
    ['of an unknown type', { type: 'coverage.guessed', ...stamp }],
    ["of XState's own", { type: 'xstate.init', ...stamp }],
    ["of XState's own, to stop it", { type: 'xstate.stop', ...stamp }],
    ['without a type', stamp],
    ['without a time', { type: 'request.withdrawn', reason: 'x', by: stamp.by }],
    ['with an invalid time', { type: 'request.withdrawn', reason: 'x', ...stamp, at: 'ayer' }],
    ['without a sender', { type: 'request.withdrawn', reason: 'x', at: now }],
    ['from a sender without a role', { type: 'request.withdrawn', reason: 'x', at: now, by: { id: 'u' } }],
    ['with a field too many', { type: 'request.withdrawn', reason: 'x', ...stamp, extra: 1 }],
    ['with a field missing', { type: 'request.withdrawn', ...stamp }],
    ['null', null],
    ['a text', 'request.withdrawn'],
  ])('%s is refused as invalid, and never throws', (_, value) => {
    const decision = decide(snapshot, value as never);
    expect(decision).toMatchObject({ accepted: false, refusals: [{ code: 'invalid-event' }] });
    expect(explain(snapshot, value as never)).toHaveLength(1);
  });
});

describe('an accepted event', () => {
  it('is returned trimmed', () => {
    const story = new CaseDriver();
    const decision = decide(story.snapshot, story.event('request.withdrawn', { reason: '  se arrepiente ' }));
    expect(decision).toMatchObject({ accepted: true, event: { reason: 'se arrepiente' } });
  });

  it('leads from one snapshot to the next, and leaves the first as it was', () => {
    const story = new CaseDriver();
    const decision = decide(story.snapshot, story.event('coverage.resolved'));
    expect(decision.accepted && decision.snapshot).not.toBe(story.snapshot);
    expect(story.state).toBe('aperturaDeAsistencia');
  });

  it('has only effects of the five kinds, as plain data', () => {
    for (const state of allStates) {
      const { effects } = caseIn(state);
      expect(JSON.parse(JSON.stringify(effects))).toEqual(effects);
      for (const { type } of effects) {
        expect([
          'openPendiente',
          'settlePendientes',
          'cancelPendientes',
          'notify',
          'releaseProvider',
        ]).toContain(type);
      }
    }
  });
});

describe('replay', () => {
  it.each(allStates)('of the journal gives the snapshot, in %s', (state) => {
    const story = caseIn(state);
    const again = replay(story.input, JSON.parse(JSON.stringify(story.events)));
    expect(JSON.stringify(again)).toBe(JSON.stringify(story.snapshot));
  });

  it('throws for a journal that holds a refused event, and says which', () => {
    const { input, events } = caseIn('monitoreo.arribo');
    expect(() => replay(input, events.slice(1))).toThrow(/not-in-this-state|guard-refused/);
  });

  it('accepts an opening that was accepted once, even if it is invalid today', () => {
    const story = caseIn('monitoreo.arribo');
    const plan = { ...story.input.plan, contractedOn: '2030-01-01', servicesUsed: 9 };
    expect(replay({ ...story.input, plan }, story.events).context).toEqual({ ...story.context, plan });
  });

  it('uses the policy of its opening, not the current defaults', () => {
    const story = caseIn('monitoreo.arribo', 'conexion', { policy: { toleranceMinutes: 240 } });
    const { policy } = story.context;
    const late = minutesFrom(story.now, 120);
    expect(story.refused('reschedule.declined', {}, { at: late })).toEqual(['isLate 4.3']);
    expect(replay({ ...story.input, policy }, story.events).context).toEqual(story.context);
  });
});

describe('openAsistencia', () => {
  const input = inputOf();

  it.each<[string, object]>([
    ['a service of an unknown type', { service: { ...input.service, type: 'jardin' } }],
    ['a definition of nothing', { service: { ...input.service, definition: '  ' } }],
    ['a definition too long', { service: { ...input.service, definition: 'x'.repeat(201) } }],
    ['an unknown priority', { service: { ...input.service, priority: 'urgente' } }],
    ['a negative count', { plan: { ...input.plan, servicesUsed: -1 } }],
    ['half a service', { plan: { ...input.plan, servicesRequested: 0.5 } }],
    ['an impossible date', { plan: { ...input.plan, contractedOn: '2026-02-30' } }],
    ['an instant for a date', { plan: { ...input.plan, contractedOn: '2026-02-20T00:00:00Z' } }],
    ['an unknown time zone', { plan: { ...input.plan, timeZone: 'America/Macondo' } }],
    ['an opening without seconds', { openedAt: '2026-03-10T09:00-05:00' }],
    ['a claim without its conclusion', { warrantyOf: { id: 'a-0' } }],
    ['a claim without its service', { warrantyOf: { id: 'a-0', concludedAt: '2026-03-01T09:00:00Z' } }],
    ['a service used and never requested', { plan: { ...input.plan, servicesUsed: 2 } }],
    ['a plan of tomorrow', { plan: { ...input.plan, contractedOn: '2026-03-11' } }],
    ['a policy with an unknown field', { policy: { monthz: 6 } }],
    ['an unknown field', { color: 'rojo' }],
    ['no call', { call: undefined }],
  ])('refuses %s', (_, wrong) => {
    expect(() => openAsistencia({ ...input, ...wrong } as never)).toThrow();
  });

  it('accepts a plan contracted on the day of the opening, in the time zone of the plan', () => {
    const onTheDay = (openedAt: string, contractedOn: string, timeZone: string) =>
      openAsistencia({ ...input, openedAt, plan: { ...input.plan, contractedOn, timeZone } });
    expect(onTheDay('2026-03-10T23:59:59-05:00', '2026-03-10', 'America/Bogota')).toBeTruthy();
    expect(onTheDay('2026-03-10T10:00:00Z', '2026-03-11', 'Pacific/Kiritimati')).toBeTruthy();
    expect(() => onTheDay('2026-03-11T04:59:59Z', '2026-03-11', 'America/Bogota')).toThrow('contractedOn');
  });

  it('reads a medical emergency as false unless given', () => {
    const { medicalEmergency: _, ...service } = { medicalEmergency: false, ...input.service };
    expect(openAsistencia({ ...input, service }).snapshot.context.service.medicalEmergency).toBe(false);
  });

  it('freezes the policy into the asistencia, its defaults filled in', () => {
    const { snapshot } = openAsistencia({ ...input, policy: { months: 3 } });
    expect(snapshot.context.policy).toMatchObject({
      months: 3,
      warrantyDays: 30,
      due: { confirmAfiliado: 2 },
    });
  });

  it('trims its texts', () => {
    const { snapshot } = openAsistencia({ ...input, service: { ...input.service, definition: ' gas ' } });
    expect(snapshot.context.service.definition).toBe('gas');
  });
});

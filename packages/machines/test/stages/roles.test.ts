import { describe, expect, it } from 'vitest';
import {
  allowedEvents,
  decide,
  type EventType,
  eventTypes,
  type Role,
  roles,
  sendersOf,
} from '../../src/index.ts';
import { type CaseDriver, person } from '../case-driver.ts';
import { allStates, caseIn } from '../reach.ts';

const coordinating = ['coordinador', 'supervisor', 'jefe', 'gerencia'];
const superiors = ['supervisor', 'jefe', 'gerencia'];
const answers: readonly EventType[] = ['exception.approved', 'exception.denied', 'exception.escalated'];
const ofSuperiors: readonly EventType[] = [...answers, 'excess.approved', 'cost.approved'];

/** DOMAIN §6, "Who". */
function whoMay(type: EventType, state: string): readonly string[] {
  if (state === 'autorizacion.revisionDeGerencia' && answers.includes(type)) return ['gerencia'];
  return ofSuperiors.includes(type) ? superiors : coordinating;
}

const refusalsOfRole = (story: CaseDriver, type: EventType, role: Role) => {
  const decision = decide(story.snapshot, story.event(type, {}, { by: role }));
  return decision.accepted ? [] : decision.refusals.filter(({ code }) => code === 'role-not-allowed');
};

describe.each(allStates)('who may send what in %s', (state) => {
  const story = caseIn(state);

  it.each(roles)('%s', (role) => {
    for (const type of eventTypes) {
      const allowed = whoMay(type, state);
      const refusals = refusalsOfRole(story, type, role);
      expect([type, refusals.length]).toEqual([type, allowed.includes(role) ? 0 : 1]);
      if (refusals.length > 0) expect(refusals).toMatchObject([{ roles: allowed, clause: '3' }]);
    }
  });

  it('sendersOf says the same', () => {
    for (const type of eventTypes)
      expect([type, sendersOf(story.snapshot, type)]).toEqual([type, whoMay(type, state)]);
  });
});

describe('the analyst', () => {
  it.each(allStates)('reads everything and sends nothing in %s', (state) => {
    const { snapshot, now } = caseIn(state);
    expect(allowedEvents(snapshot, { at: now, by: person('analista') })).toEqual([]);
  });
});

describe('a superior sends what coordinators send too', () => {
  it.each(['supervisor', 'jefe', 'gerencia'] as const)('%s takes a whole case alone', (by) => {
    const story = caseIn('asistenciaConcluida');
    const alone = caseIn('aperturaDeAsistencia');
    for (const event of story.events) alone.accept({ ...event, by: person(by) } as typeof event);
    expect(alone.state).toBe('asistenciaConcluida');
  });
});

describe('the role is refused before anything else', () => {
  it('even of an event that does not belong in the state', () => {
    const story = caseIn('aperturaDeAsistencia');
    expect(story.refused('excess.approved', {}, { by: 'coordinador' })).toEqual(['role-not-allowed']);
    expect(story.refused('excess.approved', {}, { by: 'supervisor' })).toEqual(['not-in-this-state']);
  });

  it.each(['supervisor', 'jefe'] as const)(
    'a review by gerencia ended by the caller binds %s no more',
    (by) => {
      for (const way of ['conexion', 'ambulancia'] as const) {
        const story = caseIn('autorizacion.revisionDeGerencia', way).send('request.withdrawn');
        for (const type of answers) expect(story.refused(type, {}, { by })).toEqual(['asistencia-closed']);
      }
    },
  );
});

import { describe, expect, it } from 'vitest';
import {
  decideExpediente,
  decidePendiente,
  definition,
  describeAsistencia,
  eventTypes,
  openAsistencia,
  openExpediente,
  type Pendiente,
  parseEventRequest,
  replay,
  roles,
} from '../../src/index.ts';
import { CaseDriver, inputOf, person } from '../case-driver.ts';
import { allStates, caseIn, closedStates } from '../reach.ts';
import { cop } from '../sample-payloads.ts';

describe('1 the objective: authorizing and giving services without coverage', () => {
  it('an uncovered service is authorized, given at cost and concluded', () => {
    const story = caseIn('asistenciaConcluida', 'conexion');
    expect(story.steps.map(({ from }) => from)).toContain('autorizacion.oferta');
    expect(describeAsistencia(story.snapshot)).toMatchObject({ category: 'conexion', final: true });
  });
});

describe('2 the scope: services that are improper or not covered', () => {
  const stateAfter = (outcome: string) =>
    new CaseDriver({ warrantyOf: { id: 'a-0', concludedAt: '2026-03-09T09:00:00-05:00' } }).send(
      'coverage.resolved',
      { outcome, ...(outcome === 'partial' ? { coveredAmount: cop(1) } : {}) } as { outcome: 'uncovered' },
    ).state;

  it.each(['uncovered', 'partial', 'outsideMatrix'])('%s is authorized first', (outcome) => {
    expect(stateAfter(outcome)).toMatch(/^autorizacion\./);
  });

  it.each(['covered', 'warranty'])('%s needs no such authorization', (outcome) => {
    expect(stateAfter(outcome)).toBe('asignacionProveedor.asignacionProveedor');
  });
});

describe('3 who is responsible', () => {
  it('coordinators, supervisors, the head of operations and the management; the analyst is ours', () => {
    expect(roles).toEqual(['coordinador', 'supervisor', 'jefe', 'gerencia', 'analista']);
  });

  it('a coordinator coordinates, and authorizes nothing', () => {
    const story = caseIn('autorizacion.revisionDelSupervisor');
    expect(story.refused('request.withdrawn', {}, { by: 'coordinador' })).toEqual([]);
    expect(story.refused('exception.denied', {}, { by: 'coordinador' })).toEqual(['role-not-allowed']);
  });

  it('an event from any other role is invalid', () => {
    const event = { ...new CaseDriver().event('coverage.resolved'), by: { id: 'u-9', role: 'director' } };
    expect(() => replay(inputOf(), [event as never])).toThrow('invalid-event');
  });
});

describe('4.6 an expediente holds one or more asistencias', () => {
  const opened = (asistenciaId: string) => ({ type: 'asistencia.opened', asistenciaId }) as const;
  const closed = (asistenciaId: string) => ({ type: 'asistencia.closed', asistenciaId }) as const;

  it('and stays open until the last of them has ended', () => {
    let expediente = decideExpediente(decideExpediente(openExpediente(), opened('a')), opened('b'));
    expediente = decideExpediente(expediente, closed('a'));
    expect(expediente).toMatchObject({ status: 'abierto', total: 2, open: ['b'] });
    expect(decideExpediente(expediente, closed('b'))).toMatchObject({ status: 'cerrado', open: [] });
  });
});

describe('4.7 an asistencia has a type, a definition, a category and a priority', () => {
  it.each(['type', 'definition', 'priority'])('it is not opened without its %s', (field) => {
    const input = inputOf();
    expect(() => openAsistencia({ ...input, service: { ...input.service, [field]: undefined } })).toThrow();
  });

  it('the category is what the machine concludes', () => {
    expect(describeAsistencia(caseIn('aperturaDeAsistencia').snapshot).category).toBeNull();
    expect(describeAsistencia(caseIn('monitoreo.arribo', 'cobertura').snapshot).category).toBe('cobertura');
    expect(describeAsistencia(caseIn('monitoreo.arribo', 'conexion').snapshot).category).toBe('conexion');
  });
});

describe('4.8 the tabs tell open cases from the others', () => {
  it.each(allStates)('%s', (state) => {
    const isClosed = (closedStates as readonly string[]).includes(state);
    expect(describeAsistencia(caseIn(state).snapshot).final).toBe(isClosed);
  });
});

describe('4.9 pendientes are made automatically or by hand', () => {
  const at = '2026-03-10T09:00:00-05:00';
  const pendiente = (kind: Pendiente['kind']): Pendiente => ({
    kind,
    dueAt: at,
    assignee: null,
    role: null,
    status: 'pendiente',
  });
  const attend = (kind: Pendiente['kind']) =>
    decidePendiente(pendiente(kind), { type: 'pendiente.attended', at, by: person('coordinador') });

  it('a manual one is attended by hand', () => {
    expect(attend('manual')).toMatchObject({ accepted: true, pendiente: { status: 'atendido' } });
  });

  it('an automatic one by its event alone', () => {
    expect(attend('confirmAfiliado')).toMatchObject({
      accepted: false,
      refusals: [{ code: 'pendiente-automatic', clause: '4.9' }],
    });
    const story = caseIn('asignacionProveedor.confirmacionDelAfiliado').send('affiliate.confirmed');
    expect(story.agenda.statusesOf('confirmAfiliado')).toEqual(['atendido']);
  });
});

describe('4.10 what happened is recorded, followed, concluded and archived', () => {
  it('every accepted event is a step of the journal, which leads to where the case stands', () => {
    const story = caseIn('asistenciaConcluida', 'ambulancia');
    expect(story.steps.map(({ event }) => event)).toEqual(story.events.map(({ type }) => type));
    expect(replay(story.input, story.events).context).toEqual(story.context);
  });

  it.each(closedStates)('a case in %s accepts no further event', (state) => {
    const story = caseIn(state);
    for (const type of eventTypes) {
      expect(story.refused(type, {}, { by: 'gerencia' })).toEqual(['asistencia-closed']);
    }
  });
});

describe('4.11 any event may name the call in which it was said', () => {
  it.each(eventTypes)('%s', (type) => {
    const { at, by, ...request } = caseIn('prestacionDelServicio.autorizacion').event(
      type,
      {},
      { callId: ' call-7 ' },
    );
    expect(parseEventRequest(request)).toMatchObject({ ok: true, value: { callId: 'call-7' } });
    expect(parseEventRequest({ ...request, callId: '' })).toMatchObject({ errors: [{ path: 'callId' }] });
    expect(parseEventRequest({ ...request, callId: 7 })).toMatchObject({ errors: [{ path: 'callId' }] });
  });

  it('it is kept with the event', () => {
    const story = new CaseDriver().send('coverage.resolved', {}, { callId: 'call-7' });
    expect(story.events[0]?.callId).toBe('call-7');
  });
});

describe('6.I the flow is drawn from the machine', () => {
  const { states, transitions, initial } = definition();

  it('with all its states', () => {
    const leaves = states.filter(({ kind }) => kind !== 'compound').map(({ path }) => path);
    expect(leaves.sort()).toEqual([...allStates].sort());
    expect(initial).toBe('aperturaDeAsistencia');
  });

  it.each(['conexion', 'cobertura', 'ambulancia'] as const)('with every step of a %s', (way) => {
    for (const { transition, event, from, to } of caseIn('asistenciaConcluida', way).steps) {
      const drawn = transitions.find(({ id }) => id === transition);
      expect(drawn).toMatchObject({ event, target: from === to ? null : to });
      expect(from === drawn?.source || from.startsWith(`${drawn?.source}.`)).toBe(true);
    }
  });
});

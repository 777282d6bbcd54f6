import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { event } from '../asistencia/event.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { en, es } from '../languages/catalogues.ts';
import { CatalogueError } from '../languages/words.ts';
import { impersonal, personal, unmarkedFields } from '../values/privacy.ts';
import type { Additions } from './additions.ts';
import { createHost } from './host.ts';

const cited = { clauses: ['5.2.A'], actor: 'coordinador' } as const;
const by = { id: 'lucia', role: 'coordinador' } as const;
const at = '2026-07-30T10:00:00-05:00';
const opening = {
  service: { type: 'hogar', definition: 'plomería', priority: 'programada' },
  plan: {
    contractedOn: '2025-11-03',
    servicesUsed: 0,
    servicesRequested: 0,
    originCity: 'Panamá',
    timeZone: 'America/Panama',
  },
  call: { id: 'LL-1', startedAt: at },
  openedAt: at,
} as const;

/** An event whose payload no compiler has seen. */
const payloadOf = (said: z.ZodType) => ({
  sender: 'coordinador',
  payload: z.strictObject({ said }),
  cites: {},
});

const withEvent = (type: string) => {
  const added = event({
    sender: 'superior',
    payload: z.strictObject({ remark: personal(z.string().min(1)) }),
    cites: { remark: ['ours'] },
  });
  const words = { [type]: type };
  return createHost({
    additions: {
      events: { [type]: added },
      steps: { aperturaDeAsistencia: { [type]: cited } },
    },
    catalogues: {
      es: { ...es, event: { ...es.event, ...words }, field: { ...es.field, remark: 'Observación' } },
      en: { ...en, event: { ...en.event, ...words }, field: { ...en.field, remark: 'Remark' } },
    },
  });
};

describe('additions to a machine', () => {
  it('belong to their host alone: two live in one process, and the standard host knows neither', () => {
    const [one, other] = [withEvent('case.reviewed'), withEvent('case.audited')];
    const types = (host: { definition(): { events: readonly { type: string }[] } }) =>
      host.definition().events.map(({ type }) => type);
    expect(types(one)).toContain('case.reviewed');
    expect(types(one)).not.toContain('case.audited');
    expect(types(other)).not.toContain('case.reviewed');
    expect(types(createHost())).not.toContain('case.reviewed');

    const sent = { type: 'case.reviewed', remark: 'En orden', at, by: { id: 'ana', role: 'jefe' } } as const;
    expect(one.decide(one.open(opening).snapshot, sent).accepted).toBe(true);
    expect(other.parseEvent(sent)).toMatchObject({ ok: false, errors: [{ rule: 'eventType' }] });
  });

  it('are sent by those whom they name, with the payload that they name', () => {
    const host = withEvent('case.reviewed');
    const { snapshot } = host.open(opening);
    const refusals = host.explain(snapshot, { type: 'case.reviewed', remark: 'En orden', at, by });
    expect(refusals).toMatchObject([{ code: 'role-not-allowed', roles: ['supervisor', 'jefe', 'gerencia'] }]);
    expect(host.sendersOf(snapshot, 'case.reviewed')).toEqual(['supervisor', 'jefe', 'gerencia']);
    expect(host.sendersOf(snapshot, 'coverage.resolved')).toContain('coordinador');
    expect(host.parseEventRequest({ type: 'case.reviewed' })).toMatchObject({
      ok: false,
      errors: [{ path: 'remark' }],
    });
    expect(host.eventSchema('case.reviewed', 'en').properties?.remark).toMatchObject({
      title: 'Remark',
      'x-clauses': ['ours'],
    });
  });

  it('stay on the machine when its guards are replaced', () => {
    const { machine } = withEvent('case.reviewed');
    const type = 'case.reviewed';
    const provided = machine.provide({ guards: { hasRole: () => true } });
    const words = { [type]: type };
    const host = createHost({
      machine: provided,
      catalogues: {
        es: { ...es, event: { ...es.event, ...words }, field: { ...es.field, ...{ remark: 'x' } } },
      },
    });
    const sent = { type, remark: 'En orden', at, by };
    expect(host.parseEvent(sent).ok).toBe(true);
    expect(host.allowed(host.open(opening).snapshot, { at, by }).map((event) => `${event.type}`)).toContain(
      type,
    );
  });

  it('count among the sub-stages that the world overtook', () => {
    const notice = 'monitoreo.aviso';
    const host = createHost({
      additions: { states: { [notice]: { after: 'monitoreoAlAfiliado', clauses: ['5.2.A'] } } },
      catalogues: { es: { ...es, state: { ...es.state, [notice]: 'Aviso' } } },
    });
    const stored = host.pack(host.open(opening).snapshot, 0);
    const { snapshot } = host.unpack({
      ...stored,
      snapshot: { ...stored.snapshot, state: 'monitoreo.monitoreoAlAfiliado' },
    });
    const decision = host.decide(snapshot, { type: 'provider.arrived', arrivedAt: at, at, by });
    expect(decision).toMatchObject({ accepted: true, step: { passed: ['aviso', 'arribo'] } });
    const monitoreo = host.definition().stages.find(({ id }) => id === 'monitoreo');
    expect(monitoreo?.subStages.map(({ id }) => id)).toEqual([
      'monitoreoAlProveedor',
      'monitoreoAlAfiliado',
      'aviso',
      'arribo',
      'contactacionYValidacion',
    ]);
  });

  it.each<[string, Additions]>([
    [
      'states.monitoreo.x.after: monitoreo has no y',
      { states: { 'monitoreo.x': { after: 'y', clauses: ['1'] } } },
    ],
    ['states.x.after: x has no y', { states: { x: { after: 'y', clauses: ['1'] } } }],
    [
      'states.monitoreo.arribo: there is one already',
      { states: { 'monitoreo.arribo': { after: 'arribo', clauses: ['1'] } } },
    ],
    ['closures.cierre: there is one already', { closures: { cierre: { clause: '4.5' } } }],
    ['steps.nowhere: there is no such state', { steps: { nowhere: {} } }],
    ['steps.monitoreo.x: there is no such event', { steps: { monitoreo: { x: cited } } }],
    [
      'steps.monitoreo.price.informed.target: there is no state nowhere',
      { steps: { monitoreo: { 'price.informed': { ...cited, target: 'nowhere' } } } },
    ],
    [
      'events.price.informed: there is one already',
      {
        events: {
          'price.informed': event({ sender: 'coordinador', payload: z.strictObject({}), cites: {} }),
        },
      },
    ],
  ])('that do not fit are refused: %s', (message, additions) => {
    expect(() => createHost({ additions })).toThrow(
      expect.objectContaining({ code: 'invalid-addition', message }),
    );
  });

  it.each<[string, unknown]>([
    ['"stepz"', { stepz: {} }],
    [
      'additions.states.monitoreo.x.clauses.0: ',
      { states: { 'monitoreo.x': { after: 'arribo', clauses: ['9'] } } },
    ],
    [
      'additions.states.monitoreo.x.entry.0',
      { states: { 'monitoreo.x': { after: 'arribo', clauses: ['1'], entry: ['nope'] } } },
    ],
    [
      'additions.states.monitoreo.x.entry.0.params.kinds',
      {
        states: {
          'monitoreo.x': {
            after: 'arribo',
            clauses: ['1'],
            entry: [{ type: 'openAgenda', params: { kinds: ['nope'] } }],
          },
        },
      },
    ],
    ...[
      ['guards', { ...cited, guards: ['nope'] }],
      ['actions', { ...cited, actions: ['nope'] }],
      ['clauses', { actor: 'coordinador' }],
      ['actor', { ...cited, actor: 'zz' }],
    ].map(([part, step]): [string, unknown] => [
      `additions.steps.monitoreo.price.informed.${part}`,
      { steps: { monitoreo: { 'price.informed': step } } },
    ]),
    ...[
      ['sender', { sender: 'jefazo', payload: z.strictObject({}), cites: {} }],
      ['payload', { sender: 'coordinador', payload: z.string(), cites: {} }],
      ['payload.said', payloadOf(z.string())],
      ['payload.said', payloadOf(z.url().optional())],
      ['payload.said', payloadOf(z.unknown())],
      ['payload.said', payloadOf(z.record(z.string(), z.int()))],
      ['payload.said[].said', payloadOf(z.array(z.strictObject({ said: z.string().nullable() })))],
    ].map(([part, added]): [string, unknown] => [
      `additions.events.p.d.${part}: `,
      { events: { 'p.d': added } },
    ]),
  ])('that the compiler has not seen are refused with their path: %s', (path, additions) => {
    expect(() => createHost({ additions: additions as Additions })).toThrow(
      expect.objectContaining({ code: 'invalid-addition', message: expect.stringContaining(path) }),
    );
  });

  it('may carry whatever says whether it is personal, or is no text', () => {
    const said = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('note'), said: personal(z.string()).optional() }),
      z.strictObject({ kind: z.enum(['date', 'time']), said: impersonal(z.string()), at: z.iso.date() }),
    ]);
    expect(unmarkedFields(z.strictObject({ list: z.array(said), count: z.int().nullable() }))).toEqual([]);
  });

  it('that open the monitoring where no provider may be assigned are refused; a guard lets them', () => {
    const target = 'monitoreo';
    const to = (step: object): Additions => ({
      steps: { aperturaDeAsistencia: { 'price.informed': { ...cited, target, ...step } } },
    });
    expect(() => createHost({ additions: to({}) })).toThrow(
      expect.objectContaining({
        code: 'invalid-addition',
        message: expect.stringMatching(/^aperturaDeAsistencia price.informed 0: .* guard hasProvider$/),
      }),
    );
    expect(() =>
      createHost({ additions: to({ target: 'asignacionProveedor.confirmacionDelAfiliado' }) }),
    ).toThrow(/^asignacionProveedor.confirmacionDelAfiliado affiliate.confirmed/);
    const guarded = createHost({ additions: to({ guards: ['hasProvider'] }) });
    const sent = { type: 'price.informed', at, by } as const;
    expect(guarded.explain(guarded.open(opening).snapshot, sent)).toMatchObject([{ guard: 'hasProvider' }]);
  });

  it('are named in refusals with their own clause', () => {
    const [notice, lost, noted] = ['monitoreo.aviso', 'perdida', 'case.noted'];
    const words = (of: Catalogue): Catalogue => ({
      ...of,
      state: { ...of.state, [notice]: 'Aviso' },
      closure: { ...of.closure, [lost]: 'Perdida' },
      event: { ...of.event, [noted]: 'Contado' },
    });
    const added = event({ sender: 'coordinador', payload: z.strictObject({}), cites: {} });
    const host = createHost({
      additions: {
        states: { [notice]: { after: 'arribo', clauses: ['4.3', '5.2.A'] } },
        closures: { [lost]: { clause: '4.2' } },
        events: { [noted]: added },
        steps: { monitoreo: { [noted]: { clauses: ['4.9'], actor: 'afiliado' } } },
      },
      catalogues: { es: words(es), en: words(en) } as never,
    });
    const standing = (state: string) => {
      const stored = host.pack(host.open(opening).snapshot, 0);
      return host.unpack({ ...stored, snapshot: { ...stored.snapshot, state } }).snapshot;
    };
    const clauses = (state: string, type: string) =>
      host.explain(standing(state), { type, at, by } as never).map((one) => 'clause' in one && one.clause);
    expect(clauses(notice, 'price.informed')).toEqual(['4.3']);
    expect(clauses(lost, 'price.informed')).toEqual(['4.2']);
    expect(clauses('aperturaDeAsistencia', noted)).toEqual(['4.9']);
    expect(clauses('aperturaDeAsistencia', 'price.informed')).toEqual(['5.2.A']);
    expect(clauses('asistenciaConcluida', 'price.informed')).toEqual(['5.2.A']);
  });

  it('leave no misspelt word behind: each that names nothing is refused', () => {
    const catalogue = { ...es, role: { ...es.role, jefee: 'x' }, rol: {} };
    expect(() => createHost({ catalogues: { es: catalogue } })).toThrow(
      expect.objectContaining({
        code: 'catalogue-unknown',
        missing: [],
        unknown: ['es.role.jefee', 'es.rol'],
      }),
    );
  });

  it('without words are refused, each by its name in each language', () => {
    const additions: Additions = {
      states: { 'monitoreo.aviso': { after: 'arribo', clauses: ['5.2.A'] } },
      closures: { perdida: { clause: '4.2' } },
      events: {
        'case.lost': event({
          sender: 'coordinador',
          payload: z.strictObject({ remarks: z.array(z.strictObject({ depth: z.int() })) }),
          cites: { remarks: ['ours'] },
        }),
      },
    };
    expect(() => createHost({ additions })).toThrow(CatalogueError);
    expect(() => createHost({ additions, catalogues: { es } as never })).toThrow(
      expect.objectContaining({
        missing: [
          'es.state.monitoreo.aviso',
          'es.closure.perdida',
          'es.event.case.lost',
          'es.field.remarks',
          'es.field.depth',
        ],
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import {
  type Catalogue,
  CatalogueError,
  createHost,
  es,
  eventTypes,
  InputError,
  type Part,
  PolicyError,
  roles,
} from '../../src/index.ts';
import { hostileEvent } from '../../src/testing/hostile-event.ts';
import { inputOf, person } from '../case-driver.ts';
import { allStates, caseIn } from '../reach.ts';

/** A language in which every sentence is a number: what has a letter in it was said in another. */
let said = 0;
const numbered = (sentence: string) => `⟦${[++said, ...(sentence.match(/\{\w+\}/g) ?? [])].join(' ')}⟧`;
const pt = Object.fromEntries(
  Object.entries(es).map(([part, words]) => [
    part,
    Object.fromEntries(Object.entries<string>(words).map(([name, word]) => [name, numbered(word)])),
  ]),
) as unknown as Catalogue;
const host = createHost({ catalogues: { pt } });

const pure = /^⟦[\d⟦⟧ ,.]*⟧$/;

/** Every text for people within a value, each with what was asked by the rule that it tells. */
function textsWithin(value: unknown, asked = ''): [text: Record<string, string>, asked: string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ['message', 'label'].includes(key)
      ? [[inner, (value as { asked?: string }).asked ?? asked] as [Record<string, string>, string]]
      : textsWithin(inner, asked),
  );
}

/** Says nothing in another language; answers how many texts it has. */
function expectPure(value: unknown): number {
  const texts = textsWithin(value);
  for (const [text, asked] of texts) {
    expect(Object.keys(text)).toEqual(['pt']);
    expect(text.pt?.replace(asked, '')).toMatch(pure);
  }
  return texts.length;
}

describe('a host in a third language says nothing in another', () => {
  it('of any event in any state, by any role, at any time', () => {
    let refused = 0;
    for (const state of allStates) {
      const story = caseIn(state);
      const { snapshot, now } = story;
      for (const type of eventTypes) {
        for (const role of roles) {
          const bare = { type, at: now, by: person(role) } as never;
          refused += expectPure(host.explain(snapshot, bare));
          refused += expectPure(host.explain(snapshot, story.event(type, {}, { by: role })));
        }
      }
      expectPure(host.allowed(snapshot, { at: now, by: person('gerencia') }));
    }
    expect(refused).toBeGreaterThan(5_000);
  });

  it('of a hostile event, which meets the guards and the rules of values', () => {
    const rows = fc.array(fc.nat({ max: 0xffff }), { minLength: 12, maxLength: 12 });
    for (const state of allStates) {
      const { snapshot } = caseIn(state);
      for (const row of fc.sample(rows, { numRuns: 60, seed: 11 })) {
        expectPure(host.explain(snapshot, hostileEvent(snapshot, row, undefined) as never));
      }
    }
  });

  it('where a journal or a live actor is opened with bad input, or is sent what is malformed', () => {
    const bad = { ...inputOf(), openedAt: 'garbage', service: { type: 'jardin' }, color: 'rojo' } as never;
    const thrown = (work: () => unknown): unknown => {
      try {
        return work();
      } catch (error) {
        return error;
      }
    };
    const actor = createActor(host.machine, { input: bad });
    actor.subscribe({ error: () => {} });
    actor.start();
    const errors = [
      thrown(() => host.open(bad)),
      thrown(() => host.replay(bad, [])),
      actor.getSnapshot().error,
    ] as InputError[];
    for (const error of errors) {
      expect(error).toBeInstanceOf(InputError);
      expect(expectPure(error.errors)).toBeGreaterThan(3);
      expect(error.message).not.toMatch(/Falta|missing|must/);
    }
    const seen: unknown[] = [];
    const live = createActor(host.machine, {
      input: inputOf(),
      inspect: (event) => event.type === '@xstate.action' && seen.push(event.action.params),
    }).start();
    live.send({ type: 'coverage.guessed' } as never);
    expect(expectPure(seen)).toBe(2);
  });

  it('of an input, a request, an event, a policy, a pendiente', () => {
    const results = [
      host.parseInput({ plan: {} }),
      host.parseEventRequest({ type: 'coverage.resolved', outcome: 'perhaps' }),
      host.parseEvent({ type: 'price.informed', at: 'now', by: { id: '', role: 'jefa' } }),
      host.parsePendienteRequest({ type: 'pendiente.postponed', dueAt: 'tomorrow' }),
    ];
    for (const parsed of results) expect(expectPure(parsed)).toBeGreaterThan(0);

    const refusePolicy = () => host.parsePolicy({ longTowDefinitions: ['-'], months: -1 });
    expect(refusePolicy).toThrow(PolicyError);
    try {
      refusePolicy();
    } catch (error) {
      expect(expectPure((error as PolicyError).issues)).toBe(2);
    }

    const at = '2026-03-10T15:00:00Z';
    const pendiente = { status: 'pendiente', dueAt: at, assignee: null, role: null } as const;
    for (const kind of ['manual', 'loadCosts'] as const) {
      for (const role of [null, 'gerencia'] as const) {
        for (const type of ['pendiente.postponed', 'pendiente.attended'] as const) {
          const event = { type, dueAt: at, at, by: person('coordinador') } as never;
          expectPure(host.decidePendiente({ ...pendiente, kind, role }, event));
        }
      }
    }
  });

  it('in its labels, its definition and its forms', () => {
    const definition = host.definition();
    expect(expectPure(definition)).toBeGreaterThan(500);
    const parts = Object.values(host.labels) as Record<string, Record<string, string>>[];
    for (const text of [
      ...parts.flatMap((part) => Object.values(part)),
      ...Object.values(definition.clauses),
    ]) {
      expect(Object.keys(text)).toEqual(['pt']);
      expect(text.pt).toMatch(/^⟦\d+( \{\w+\})*⟧$/);
    }
    for (const type of eventTypes) {
      const titles = [...JSON.stringify(host.eventSchema(type, 'pt')).matchAll(/"title":"([^"]*)"/g)];
      expect(titles.length).toBeGreaterThan(0);
      for (const [, title] of titles) expect(title).toMatch(pure);
    }
    expect(host.labelOf('event', 'coverage.guessed')).toEqual({ pt: 'coverage.guessed' });
  });
});

describe('the languages of a host', () => {
  it('are those of its catalogues, and two hosts in one process keep their own', () => {
    const role = { ...es.role, jefe: 'Jefa de turno' };
    const own = createHost({ catalogues: { es: { ...es, role }, pt } });
    const standard = createHost();
    const { snapshot, now } = caseIn('autorizacion.revisionDelSupervisor');
    const event = { type: 'exception.denied', reason: 'x', at: now, by: person('coordinador') } as never;
    const messageOf = (one: { explain: typeof host.explain }) => one.explain(snapshot, event)[0]?.message;
    for (let turn = 0; turn < 2; turn++) {
      expect(messageOf(own as never)).toMatchObject({ es: expect.stringContaining('Jefa de turno') });
      expect(messageOf(standard as never)).toMatchObject({
        es: expect.stringContaining('Jefe de operaciones'),
      });
      expect(Object.keys(messageOf(host) ?? {})).toEqual(['pt']);
      for (const type of eventTypes) {
        expect(own.eventSchema(type, 'es')).toEqual(standard.eventSchema(type, 'es'));
        expect(own.eventSchema(type, 'pt')).toEqual(host.eventSchema(type, 'pt'));
      }
    }
    expect([own.languages, standard.languages, host.languages]).toEqual([['es', 'pt'], ['es', 'en'], ['pt']]);
  });

  it('are whole: a catalogue without a word is refused, and the word is named', () => {
    const { 'price.informed': _, ...event } = es.event;
    const { clause: __, ...rest } = es;
    const lacking = { ...rest, event, role: { ...es.role, jefe: '' } } as unknown as Catalogue;
    const made = () => createHost({ catalogues: { es, pt: lacking } });
    expect(made).toThrow(CatalogueError);
    expect(made).toThrow(
      expect.objectContaining({
        code: 'catalogue-incomplete',
        missing: expect.arrayContaining(['pt.event.price.informed', 'pt.role.jefe', 'pt.clause.5.1.A']),
      }),
    );
    expect(() => createHost({ catalogues: {} })).toThrow('A host needs a catalogue');
  });

  it('are whole: a place that no case fills is refused, and named', () => {
    const speech = {
      ...es.speech,
      'price.informed': 'Le cuesta {prise}, señor {provider',
      'excess.accepted': '',
    };
    expect(() => createHost({ catalogues: { es: { ...es, speech } } })).toThrow(
      expect.objectContaining({
        missing: [
          'es.speech.price.informed {prise}',
          'es.speech.price.informed {provider',
          'es.speech.excess.accepted',
        ],
      }),
    );
  });

  it('have the places of words where Spanish has them', () => {
    const { labels } = createHost();
    const placesOf = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();
    for (const part of Object.keys(es) as Part[]) {
      for (const text of Object.values(labels[part]) as { es: string; en: string }[]) {
        expect([text.es, placesOf(text.en)]).toEqual([text.es, placesOf(text.es)]);
      }
    }
  });
});

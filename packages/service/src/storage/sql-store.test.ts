import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer, asistencia, at, entry, expediente, newId, pendiente } from '../../test/store-records.ts';
import { twoNodes } from '../../test/two-nodes.ts';
import type { Expediente, Pendiente } from '../cases/records.ts';
import type { Store } from '../cases/store.ts';

describe.each(twoNodes())('on %s', (_name, prepareNodes) => {
  let store: Store;
  let other: Store;
  beforeAll(async () => {
    [store, other] = await prepareNodes();
  });
  afterAll(() => Promise.all([...new Set([store, other])].map((node) => node.close())));

  describe('a commit', () => {
    it('writes everything, and reads give it back as it was', async () => {
      const theCase = expediente();
      const one = asistencia(theCase.id);
      const waiting = pendiente(theCase.id, { asistenciaId: one.id });
      const line = entry(one, {
        callId: 'c-9',
        effects: [{ type: 'cancelPendientes', params: { kinds: 'all' } }],
      });
      const change = {
        expediente: theCase,
        asistencia: one,
        pendientes: [waiting],
        entries: [line],
        answer: answer('s1'),
      };
      expect(await store.commit(change)).toBe('committed');
      expect(await store.expediente(theCase.id)).toEqual(theCase);
      expect(await store.asistencia(one.id)).toEqual(one);
      expect(await store.pendiente(waiting.id)).toEqual(waiting);
      expect((await store.journal(one.id, {})).items).toEqual([line]);
      expect(await store.answer('s1')).toEqual(answer('s1'));
    });

    it('of a version that another writer has written writes nothing at all', async () => {
      const theCase = expediente();
      const one = asistencia(theCase.id);
      await store.commit({ expediente: theCase, asistencia: one });
      const next = { ...one, revision: 2, state: 'monitoreo.arribo' } as const;
      expect(await store.commit({ asistencia: next, entries: [entry(next)] })).toBe('committed');
      const late = { ...one, revision: 2, state: 'cierre.cargaDeCosto' } as const;
      const waiting = pendiente(theCase.id);
      const change = {
        expediente: { ...theCase, revision: 2 },
        asistencia: late,
        pendientes: [waiting],
        entries: [entry(late)],
        answer: answer('s2'),
      };
      expect(await store.commit(change)).toBe('conflict');
      expect((await store.asistencia(one.id))?.state).toBe('monitoreo.arribo');
      expect((await store.expediente(theCase.id))?.revision).toBe(1);
      expect((await store.journal(one.id, {})).items).toHaveLength(1);
      expect([await store.pendiente(waiting.id), await store.answer('s2')]).toEqual([null, null]);
    });

    it('under a key already used writes nothing at all', async () => {
      await store.commit({ answer: answer('s3') });
      const theCase = expediente();
      expect(await store.commit({ expediente: theCase, answer: answer('s3') })).toBe('conflict');
      expect(await store.expediente(theCase.id)).toBeNull();
    });

    it('that is late or bad never makes its neighbours fail', async () => {
      const cases = Array.from({ length: 6 }, () => expediente());
      const [first, ...rest] = cases;
      await store.commit({ expediente: first as Expediente });
      const cyclic: Record<string, unknown> = {};
      cyclic.self = cyclic;
      const one = asistencia('e');
      const results = await Promise.allSettled([
        store.commit({
          asistencia: { ...one, revision: 2 },
          expediente: expediente({ revision: 5, id: first?.id }),
        }),
        store.commit({ entries: [entry(one, { payload: cyclic })] }),
        store.commit({ asistencia: { ...one, id: newId(), state: null as never } }),
        ...rest.map((theCase) => store.commit({ expediente: theCase })),
      ]);
      expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual([
        'conflict',
        'failed',
        'failed',
        ...rest.map(() => 'committed'),
      ]);
      for (const { id } of rest) expect(await store.expediente(id)).not.toBeNull();
    });

    it('assigns the coordinator’s pendientes to the coordinator as of the commit', async () => {
      const theCase = expediente();
      await store.commit({ expediente: theCase });
      await store.commit({
        expediente: { ...theCase, revision: 2, coordinator: { id: 'luis', name: null } },
      });
      const waiting = { ...pendiente(theCase.id), assignee: null, ofCoordinator: true as const };
      await store.commit({ pendientes: [waiting] });
      expect((await store.pendiente(waiting.id))?.assignee).toBe('luis');
    });
  });

  it('a handover takes every pendiente that is open with the former coordinator as of the commit', async () => {
    const theCase = expediente();
    const [open, done, other] = [
      pendiente(theCase.id),
      pendiente(theCase.id, { status: 'atendido' }),
      pendiente(theCase.id, { assignee: 'eva' }),
    ];
    await store.commit({ expediente: theCase, pendientes: [open, done, other] });
    await store.commit({
      expediente: { ...theCase, revision: 2, coordinator: { id: 'luis', name: null } },
      handover: { expedienteId: theCase.id, from: 'ana', to: 'luis' },
    });
    const assignees = await Promise.all([open, done, other].map(({ id }) => store.pendiente(id)));
    expect(assignees.map((one) => [one?.assignee, one?.revision])).toEqual([
      ['luis', 2],
      ['ana', 1],
      ['eva', 1],
    ]);
  });

  describe('expedientes', () => {
    it('are found by every filter, newest first, page by page', async () => {
      const stages = ['monitoreo', 'cierre'] as const;
      const made: Expediente[] = [];
      for (let i = 0; i < 6; i++) {
        const theCase = expediente({
          coordinator: { id: `c${i % 2}`, name: null },
          location: { address: 'x', city: i < 3 ? 'Cúcuta' : 'Pasto' },
          holder: { id: `H-${i}`, name: `Titular 100%_${i} 🛠${i}` },
          openedAt: `2027-01-0${i + 1}T00:00:00.000Z`,
        });
        made.push(theCase);
        const one = asistencia(theCase.id, {
          stage: stages[i % 2] ?? null,
          category: 'conexion',
          type: 'vial',
        });
        const waiting = pendiente(theCase.id, { dueAt: `2027-01-0${i + 1}T00:00:00.000Z` });
        await store.commit({ expediente: theCase, asistencia: one, pendientes: [waiting] });
      }
      const found = async (query: object) => {
        const page = await store.expedientes({
          from: '2027-01-01T00:00:00.000Z',
          limit: 10,
          now: at,
          ...query,
        });
        return page.items.map(({ id }) => made.findIndex((theCase) => theCase.id === id));
      };
      expect(await found({})).toEqual([5, 4, 3, 2, 1, 0]);
      expect(await found({ coordinator: 'c1' })).toEqual([5, 3, 1]);
      expect(await found({ city: 'CUCUTA' })).toEqual([2, 1, 0]);
      expect(await found({ stage: 'cierre', category: 'conexion', type: 'vial' })).toEqual([5, 3, 1]);
      expect(await found({ closure: 'canceladoPosterior' })).toEqual([]);
      expect(await found({ to: '2027-01-03T00:00:00.000Z' })).toEqual([1, 0]);
      expect(await found({ text: 'titular 100%_4' })).toEqual([4]);
      expect(await found({ text: '0%4' })).toEqual([]);
      // Two characters, in three units of UTF-16: the index of trigrams holds neither.
      expect(await found({ text: '🛠4' })).toEqual([4]);
      expect(await found({ overdue: true, now: '2027-01-03T00:00:00.000Z' })).toEqual([1, 0]);
      expect(await found({ overdue: false, now: '2027-01-03T00:00:00.000Z' })).toEqual([5, 4, 3, 2]);
      expect(await found({ status: 'cerrado' })).toEqual([]);

      expect(await found({ holder: 'H-2' })).toEqual([2]);
      expect(await found({ holder: 'H' })).toEqual([]);
      expect(await found({ state: 'aperturaDeAsistencia', text: 'pasto' })).toEqual([5, 4, 3]);
      expect(await found({ state: 'monitoreo.arribo' })).toEqual([]);

      const first = await store.expedientes({ city: 'pasto', limit: 2, now: at });
      const second = await store.expedientes({
        city: 'pasto',
        limit: 2,
        now: at,
        cursor: first.nextCursor ?? '',
      });
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
        made
          .slice(3)
          .reverse()
          .map(({ id }) => id),
      );
      expect(second.nextCursor).toBeNull();
      expect(first.items[0]).toMatchObject({
        nextDueAt: '2027-01-06T00:00:00.000Z',
        asistencias: [{ stage: 'cierre' }],
      });
    });
  });

  it('cases by their due time come in the order of the soonest, those without work last, page after page', async () => {
    const coordinator = { id: 'due', name: null };
    const days = [3, null, 1, 2, null, 1, 1];
    const made: string[] = [];
    for (const day of days) {
      const theCase = expediente({ coordinator, openedAt: `2026-02-0${made.length + 1}T00:00:00.000Z` });
      made.push(theCase.id);
      const due = (of: number) => pendiente(theCase.id, { dueAt: `2026-03-0${of}T00:00:00.000Z` });
      const closed = pendiente(theCase.id, { status: 'atendido', dueAt: '2026-01-01T00:00:00.000Z' });
      // The same due time twice: a case is listed once.
      const open = day === null ? [] : [due(day + 3), due(day), due(day)];
      await store.commit({ expediente: theCase, pendientes: [closed, ...open] });
    }
    for (const limit of [1, 2, 3, 10]) {
      const seen: number[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page: Awaited<ReturnType<Store['expedientes']>> = await store.expedientes({
          coordinator: 'due',
          order: 'due',
          limit,
          now: at,
          ...(cursor && { cursor }),
        });
        seen.push(...page.items.map(({ id }) => made.indexOf(id)));
        cursor = page.nextCursor;
      }
      // Those due at the same instant in any order.
      expect(seen.slice(0, 3).toSorted()).toEqual([2, 5, 6]);
      expect(seen.slice(3)).toEqual([3, 0, 4, 1]);
    }
  });

  it('stored answers expire', async () => {
    await store.commit({ answer: answer('old') });
    await store.forgetAnswers(at);
    expect(await store.answer('old')).not.toBeNull();
    await store.forgetAnswers('2026-01-05T15:00:00.001Z');
    expect(await store.answer('old')).toBeNull();
  });

  describe('overdue pendientes', () => {
    const overdue = '2030-01-01T00:00:00.000Z';
    const later = '2030-06-01T00:00:00.000Z';

    it('are taken once, by whichever node asks first, with a line each; another due time is taken again', async () => {
      const theCase = expediente();
      const items = Array.from({ length: 40 }, () => pendiente(theCase.id, { dueAt: overdue }));
      const done = pendiente(theCase.id, { dueAt: overdue, status: 'atendido' });
      await store.commit({ expediente: theCase, pendientes: [...items, done] });
      // Left behind by other tests.
      await store.takeOverdue(overdue, 1_000, () => entry(asistencia(theCase.id)));
      const take = async (of: Store, now: string) => {
        const taken: Pendiente[] = [];
        for (let empty = 0; empty < 3; ) {
          const some = await of.takeOverdue(now, 7, ({ id }) =>
            entry(asistencia(theCase.id), { asistenciaId: null, type: 'pendiente.overdue', payload: { id } }),
          );
          taken.push(...some);
          if (some.length === 0) empty++;
        }
        return taken.map(({ id }) => id);
      };
      const start = await store.latestChange();
      const ids = items.map(({ id }) => id);
      const taken = (await Promise.all([take(store, later), take(other, later)])).flat();
      expect(taken.toSorted()).toEqual(ids.toSorted());
      expect(await store.changesSince(start, 500)).toHaveLength(40);

      const [first] = items as [Pendiente];
      await store.commit({ pendientes: [{ ...first, revision: 2, dueAt: later }] });
      expect(await take(other, later)).toEqual([]);
      expect(await take(other, '2031-01-01T00:00:00.000Z')).toEqual([first.id]);
    });
  });
});

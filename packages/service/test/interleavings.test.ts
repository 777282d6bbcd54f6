import { rmSync } from 'node:fs';
import {
  createHost,
  describeAsistencia,
  type EventRequest,
  pack,
  parsePolicy,
  unpack,
} from '@conexion/machines';
import { applyEffect, type OpenPendiente } from '@conexion/machines/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPendiente } from '../src/cases/add-pendiente.ts';
import type { Deps } from '../src/cases/deps.ts';
import { createTurns } from '../src/cases/in-turn.ts';
import { readLines, replayLines } from '../src/cases/journal.ts';
import { openAsistencia } from '../src/cases/open-asistencia.ts';
import { openExpediente } from '../src/cases/open-expediente.ts';
import { sendEvent } from '../src/cases/send-event.ts';
import { sendPendienteEvent } from '../src/cases/send-pendiente-event.ts';
import type { Store } from '../src/cases/store.ts';
import { openSqlite } from '../src/storage/database/sqlite/open-sqlite.ts';
import { openSqlStore } from '../src/storage/sql-store.ts';
import { asistenciaBody, coveredToTheEnd, expedienteBody, temporaryDir } from './running-service.ts';

const procedure = createHost();
const by = { id: 'ana', role: 'coordinador' } as const;
const dataDir = temporaryDir();
const clock = () => new Date().toISOString();
let store: Store;
/** Of another node, with a separate cache. */
let other: Store;
let ids = 0;

beforeAll(async () => {
  store = await openSqlStore(openSqlite(dataDir), clock);
  other = await openSqlStore(openSqlite(dataDir), clock);
});
afterAll(async () => {
  await store.close();
  await other.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const node = (of: Store): Deps => ({
  store: of,
  inTurn: createTurns(),
  clock,
  newId: () => `id-${++ids}`,
  procedure,
  policy: parsePolicy({}),
});

/**
 * The store of a node, each of whose calls waits until the scheduler releases it; reads from its
 * cache do not wait.
 */
const scheduled = (scheduler: fc.Scheduler, of: Store): Store =>
  new Proxy(of, {
    get: (target, name: keyof Store) => {
      if (name === 'remembered') return target.remembered;
      return async (...args: unknown[]) => {
        await scheduler.schedule(Promise.resolve(), name);
        return (target[name] as (...given: unknown[]) => Promise<unknown>).apply(target, args);
      };
    },
  });

const doneWith = <T>(outcome: { outcome: string; value?: T }): T => {
  if (outcome.value === undefined) throw new Error(outcome.outcome);
  return outcome.value;
};

/** An asistencia on its way to the arrival, where many things may happen at once. */
async function caseInMonitoreo(
  events = coveredToTheEnd().slice(0, 3),
  priority = 'emergencia',
): Promise<{ asistenciaId: string; expedienteId: string }> {
  const deps = node(store);
  const expediente = doneWith(await openExpediente(deps, { by, request: expedienteBody as never }));
  const service = { ...asistenciaBody.service, priority };
  const request = { ...asistenciaBody, service, expedienteId: expediente.id } as never;
  const { id } = doneWith<{ id: string }>(
    (await openAsistencia(deps, { by, expedienteId: expediente.id, request })) as never,
  );
  for (const event of events) {
    doneWith(await sendEvent(deps, { by, asistenciaId: id, request: event as EventRequest }));
  }
  return { asistenciaId: id, expedienteId: expediente.id };
}

const requests = fc.constantFrom<EventRequest>(
  { type: 'provider.monitored', note: 'en camino' },
  { type: 'affiliate.monitored' },
  { type: 'provider.arrived', arrivedAt: '2026-01-05T15:00:00Z' },
  { type: 'contact.validated' },
  { type: 'provider.released', reason: 'sin vehículo' },
  { type: 'affiliate.cancelled', reason: 'ya no lo necesita' },
);

/** A command, of one of two nodes, under a key that a retry may use again. */
const commands = fc.record({
  request: requests,
  key: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
  node: fc.nat({ max: 1 }),
});

/** What people do to the agenda meanwhile, on one of the nodes. */
const errands = fc.record({
  errand: fc.constantFrom('postpone', 'reassign', 'add'),
  node: fc.nat({ max: 1 }),
});

it('whatever the interleaving on two nodes: no lost update, no double effect, one answer for each key', async () => {
  const interleaved = fc.asyncProperty(
    fc.scheduler(),
    fc.array(commands, { minLength: 2, maxLength: 6 }),
    fc.array(errands, { maxLength: 2 }),
    async (scheduler, sent, run) => {
      const { asistenciaId, expedienteId } = await caseInMonitoreo();
      const [soonest] = await other.openPendientes(asistenciaId);
      const nodes = [node(scheduled(scheduler, store)), node(scheduled(scheduler, other))] as const;
      const dueAt = new Date(Date.now() + 3_600_000).toISOString();
      const runErrand = ({ errand, node: place }: { errand: string; node: number }): Promise<unknown> => {
        const deps = nodes[place === 0 ? 0 : 1];
        if (errand === 'add')
          return addPendiente(deps, { by, request: { expedienteId, asistenciaId, text: 'llamar', dueAt } });
        const request =
          errand === 'postpone'
            ? ({ type: 'pendiente.postponed', dueAt } as const)
            : ({ type: 'pendiente.reassigned', to: 'beto' } as const);
        return sendPendienteEvent(deps, { by, pendienteId: soonest?.id ?? '', request });
      };
      const [answers, ran] = await scheduler.waitFor(
        Promise.all([
          Promise.all(
            sent.map(({ request, key, node: place }) =>
              sendEvent(nodes[place === 0 ? 0 : 1], {
                by,
                asistenciaId,
                request,
                key: key && { scope: `${asistenciaId} ${key}`, bodyHash: JSON.stringify(request) },
              }),
            ),
          ),
          Promise.all(run.map(runErrand)),
        ]),
      );

      const journal = await store.journal(asistenciaId, { limit: 500 });
      const items = journal.items.filter(({ kind }) => kind === 'opening' || kind === 'event');
      const events = items.filter(({ kind }) => kind === 'event');
      const taken = answers.flatMap((answer) => (answer.outcome === 'done' ? [answer.value.entry.id] : []));
      expect(
        events
          .slice(3)
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...new Set(taken)].sort());
      expect(items.map(({ seq }) => seq)).toEqual(items.map((_, place) => place + 1));

      for (const key of ['a', 'b']) {
        const [first] = sent.filter((each) => each.key === key).map(({ request }) => request.type);
        const same = sent.flatMap((each, place) => {
          const answer = answers[place];
          const isAnswer =
            each.key === key && each.request.type === first && answer?.outcome !== 'key-reused';
          return isAnswer ? [answer] : [];
        });
        for (const answer of same) expect(answer).toEqual(same[0]);
      }

      const record = await store.asistencia(asistenciaId);
      const snapshot = replayLines(procedure, await readLines(store, asistenciaId, items.length));
      const isClosed = describeAsistencia(snapshot).final;
      expect(record?.revision).toBe(items.length);
      expect(pack(unpack(record?.envelope).snapshot, 0)).toEqual(pack(snapshot, 0));

      const agenda = items
        .flatMap(({ effects }) => effects)
        .reduce<readonly OpenPendiente[]>(applyEffect, []);
      const added = run.flatMap(({ errand }, place) => {
        const { outcome } = ran[place] as { outcome: string };
        return errand === 'add' && outcome === 'done' && !isClosed ? [{ kind: 'manual' }] : [];
      });
      const open = await store.openPendientes(asistenciaId);
      const kinds = (all: readonly { kind: string }[]) => all.map(({ kind }) => kind).sort();
      expect(kinds(open)).toEqual(kinds([...agenda, ...added]));
    },
  );
  await fc.assert(interleaved, { numRuns: 300 });
});

describe('what a node remembers of an agenda that another has changed since', () => {
  const ahead = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

  it('is not trusted by a closure: it cancels a manual pendiente that was added', async () => {
    const { asistenciaId, expedienteId } = await caseInMonitoreo();
    const added = await addPendiente(node(other), {
      by,
      request: { expedienteId, asistenciaId, text: 'llamar', dueAt: ahead(60) },
    });
    expect(added.outcome).toBe('done');
    const request = { type: 'affiliate.cancelled', reason: 'ya no lo necesita' } as const;
    expect((await sendEvent(node(store), { by, asistenciaId, request })).outcome).toBe('done');
    expect(await store.openPendientes(asistenciaId)).toEqual([]);
  });

  it('is not trusted for which of several is the soonest', async () => {
    const [covered, assigned, confirmed] = coveredToTheEnd();
    const window = { earliest: ahead(300), latest: ahead(360) };
    const { asistenciaId } = await caseInMonitoreo(
      [covered, { ...assigned, window }, confirmed] as never,
      'programada',
    );
    const monitoring = async () =>
      (await other.openPendientes(asistenciaId)).filter(({ kind }) => kind === 'monitorProvider');
    const [soonest, later, latest] = await monitoring();
    const request = { type: 'pendiente.postponed', dueAt: ahead(1) } as const;
    const moved = await sendPendienteEvent(node(other), { by, pendienteId: later?.id ?? '', request });
    expect(moved.outcome).toBe('done');
    const monitored = { type: 'provider.monitored', note: 'en camino' } as const;
    expect((await sendEvent(node(store), { by, asistenciaId, request: monitored })).outcome).toBe('done');
    expect((await monitoring()).map(({ id }) => id)).toEqual([soonest?.id, latest?.id]);
  });

  it('is noticed where one of it is attended that was reassigned', async () => {
    const { asistenciaId } = await caseInMonitoreo();
    const [first] = await other.openPendientes(asistenciaId);
    const request = { type: 'pendiente.reassigned', to: 'beto' } as const;
    await sendPendienteEvent(node(other), { by, pendienteId: first?.id ?? '', request });
    const released = { type: 'provider.released', reason: 'sin vehículo' } as const;
    expect((await sendEvent(node(store), { by, asistenciaId, request: released })).outcome).toBe('done');
    expect(await store.pendiente(first?.id ?? '')).toMatchObject({ assignee: 'beto', revision: 3 });
  });
});

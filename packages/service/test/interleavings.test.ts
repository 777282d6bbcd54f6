import { rmSync } from 'node:fs';
import { type EventRequest, pack, parsePolicy, unpack } from '@conexion/machines';
import { applyEffect, type OpenPendiente } from '@conexion/machines/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Deps } from '../src/cases/deps.ts';
import { createTurns } from '../src/cases/in-turn.ts';
import { replayJournal } from '../src/cases/journal.ts';
import { openAsistencia } from '../src/cases/open-asistencia.ts';
import { openExpediente } from '../src/cases/open-expediente.ts';
import type { Asistencia } from '../src/cases/records.ts';
import { sendEvent } from '../src/cases/send-event.ts';
import type { Store } from '../src/cases/store.ts';
import { openSqlite } from '../src/storage/open-sqlite.ts';
import { openSqlStore } from '../src/storage/sql-store.ts';
import { asistenciaBody, coveredToTheEnd, expedienteBody, temporaryDir } from './running-service.ts';

const by = { id: 'ana', role: 'coordinador' } as const;
const dataDir = temporaryDir();
const clock = () => new Date().toISOString();
let store: Store;
let ids = 0;

beforeAll(async () => {
  store = await openSqlStore(openSqlite(dataDir), clock);
});
afterAll(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const node = (of: Store): Deps => ({
  store: of,
  inTurn: createTurns(),
  clock,
  newId: () => `id-${++ids}`,
  policy: parsePolicy({}),
});

/**
 * The store of a node, each of whose calls waits until the scheduler lets it go. What it remembers is what this node saw
 * last, however much the other has written since.
 */
function scheduled(scheduler: fc.Scheduler, seen: Asistencia | null): Store {
  let last = seen;
  return new Proxy(store, {
    get: (target, name: keyof Store) => {
      if (name === 'rememberedAsistencia') return () => last;
      return async (...args: unknown[]) => {
        await scheduler.schedule(Promise.resolve(), name);
        const answer = await (target[name] as (...given: unknown[]) => Promise<unknown>).apply(target, args);
        if (name === 'asistencia') last = answer as Asistencia;
        return answer;
      };
    },
  });
}

const doneWith = <T>(outcome: { outcome: string; value?: T }): T => {
  if (outcome.value === undefined) throw new Error(outcome.outcome);
  return outcome.value;
};

/** An asistencia on its way to the arrival, where many things may happen at once. */
async function caseInMonitoreo(): Promise<string> {
  const deps = node(store);
  const expediente = doneWith(await openExpediente(deps, { by, request: expedienteBody as never }));
  const request = { ...asistenciaBody, expedienteId: expediente.id } as never;
  const { id } = doneWith<{ id: string }>(
    (await openAsistencia(deps, { by, expedienteId: expediente.id, request })) as never,
  );
  for (const event of coveredToTheEnd().slice(0, 3)) {
    doneWith(await sendEvent(deps, { by, asistenciaId: id, request: event as EventRequest }));
  }
  return id;
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

it('whatever the interleaving on two nodes: no lost update, no double effect, one answer for each key', async () => {
  const interleaved = fc.asyncProperty(
    fc.scheduler(),
    fc.array(commands, { minLength: 2, maxLength: 6 }),
    async (scheduler, sent) => {
      const asistenciaId = await caseInMonitoreo();
      const seen = await store.asistencia(asistenciaId);
      const nodes = [node(scheduled(scheduler, seen)), node(scheduled(scheduler, null))] as const;
      const answers = await scheduler.waitFor(
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
      );

      const { items } = await store.journal(asistenciaId, { limit: 500 });
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
      const { snapshot } = await replayJournal(store, asistenciaId, items.length);
      expect(record?.revision).toBe(items.length);
      expect(pack(unpack(record?.envelope).snapshot, 0)).toEqual(pack(snapshot, 0));

      const agenda = items
        .flatMap(({ effects }) => effects)
        .reduce<readonly OpenPendiente[]>(applyEffect, []);
      const open = await store.openPendientes(asistenciaId);
      const kinds = (all: readonly { kind: string }[]) => all.map(({ kind }) => kind).sort();
      expect(kinds(open)).toEqual(kinds(agenda));
    },
  );
  await fc.assert(interleaved, { numRuns: 100 });
}, 120_000);

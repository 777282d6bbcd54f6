import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { asistencia, entry } from '../../../test/store-records.ts';
import { twoNodes } from '../../../test/two-nodes.ts';
import type { Store } from '../../cases/store.ts';

describe.each(twoNodes())('on %s', (_name, prepareNodes) => {
  let store: Store;
  let other: Store;
  beforeAll(async () => {
    [store, other] = await prepareNodes();
  });
  afterAll(() => Promise.all([...new Set([store, other])].map((node) => node.close())));

  describe('the feed of changes', () => {
    const note = () => entry(asistencia('feed'), { asistenciaId: null, seq: 0 });

    it('gives every commit of every node in one order, none left out, and wakes its listeners', async () => {
      const start = await store.latestChange();
      const seen: string[] = [];
      let position = start;
      let reading = Promise.resolve();
      const read = async () => {
        for (const line of await other.changesSince(position, 500)) {
          expect(line.position).toBeGreaterThan(position);
          position = line.position;
          seen.push(line.entry.id);
        }
      };
      const stop = other.onChange(() => {
        reading = reading.then(read);
      });
      const lines = Array.from({ length: 60 }, note);
      await Promise.all(
        lines.map(async (line, index) => {
          for (let turn = 0; turn < index; turn++) await new Promise(setImmediate);
          await (index % 2 ? store : other).commit({ entries: [line] });
        }),
      );
      // SQLite notifies no other store: what follows a journal also polls it.
      await vi.waitUntil(
        async () => {
          reading = reading.then(read);
          await reading;
          return seen.length >= lines.length;
        },
        { timeout: 120_000 },
      );
      stop();
      await reading;
      expect(seen.toSorted()).toEqual(lines.map(({ id }) => id).toSorted());
      expect(await store.latestChange()).toBe(position);
    });
  });
});

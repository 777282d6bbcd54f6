import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Conformance, conform } from '@conexion/machines/testing';
import { table } from '../html.ts';
import { type Part, seed } from '../part.ts';

interface Tried {
  store: string;
  results: readonly Conformance[];
}

const seeds = [0, 1, 2, 3, 4].map((place) => seed + place);

/** The service as it is, on the store that most use and on the oldest PostgreSQL. */
export const part: Part<Tried> = {
  name: 'pristine',
  asks: '10,000 walks from each of five seeds, on SQLite and on the oldest PostgreSQL: no findings',
  isApart: true,
  slices: () => 2,
  async run({ index, isQuick, progress }) {
    const walks = isQuick ? 1_500 : 10_000;
    const { startService } = await import('@conexion/service');
    const { oldestPostgres, startPostgres } = await import(
      '../../../packages/service/test/postgres-server.ts'
    );
    const postgres = index === 0 ? undefined : await startPostgres(['fsync=off'], oldestPostgres);
    const dataDir = mkdtempSync(join(tmpdir(), 'conexion-qa-'));
    const databaseUrl = await postgres?.createDatabase('pristine');
    // Walks are sent as fast as they are answered, and every role is one caller.
    const service = await startService({ dataDir, databaseUrl, demo: true, requestsPerSecond: 1_000_000 });
    const results: Conformance[] = [];
    try {
      for (const each of seeds) {
        progress(results.length, seeds.length);
        results.push(await conform({ url: service.url, walks, seed: each }));
      }
    } finally {
      await service.close();
      await postgres?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
    return { store: postgres ? `PostgreSQL ${oldestPostgres}` : 'SQLite', results };
  },
  report(tried) {
    const rows = tried.flatMap(({ store, results }) =>
      results.map(({ stories, walks, events, histories, undecided, findings }, place) => [
        store,
        seeds[place] ?? 0,
        stories,
        walks,
        events,
        histories,
        undecided,
        findings.length,
      ]),
    );
    const head = ['store', 'seed', 'rules', 'walks', 'events', 'histories', 'undecided', 'findings'];
    const found = tried.flatMap(({ store, results }) =>
      results.flatMap(({ findings }) =>
        findings.map(
          ({ section, message, story }) => `${store}, ${section}: ${message}\n${story.join('\n')}`,
        ),
      ),
    );
    return {
      text: ['pristine', head, ...rows]
        .map((row) => (Array.isArray(row) ? row.join('  ') : row))
        .join('\n  '),
      shortfalls: found,
      untried: [
        'pristine starts the service in its own process: restart, kill and clock are asked by planted',
      ],
      html: table(head, rows),
    };
  },
};

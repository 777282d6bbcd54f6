import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Conformance, type ConformanceOptions, conform } from '@conexion/machines/testing';
import { table } from '../html.ts';
import { kept } from '../kept.ts';
import { type Part, seed } from '../part.ts';

interface Tried extends Conformance {
  store: string;
}

/** Each seed on each store. */
const runs = [0, 1, 2, 3, 4].flatMap((place) =>
  (['SQLite', 'PostgreSQL'] as const).map((store) => ({ store, seed: seed + place })),
);

/** The service as it is, on the store that most use and on the oldest PostgreSQL. */
export const part: Part<Tried> = {
  name: 'pristine',
  asks: '10,000 walks from each of five seeds, on SQLite and on the oldest PostgreSQL: no findings',
  isApart: true,
  slices: () => runs.length,
  async run({ index, isQuick, progress }) {
    const walks = isQuick ? 1_500 : 10_000;
    const { store, seed } = runs[index] as (typeof runs)[number];
    const name = `pristine/${walks}-${store}-${seed}`;
    return kept(name, ['machines', 'service'], async () => ({
      store,
      ...(await tried(store, { walks, seed, onProgress: ({ done, of = 0 }) => progress(done, of) })),
    }));
  },
  report(tried) {
    const rows = tried.map(({ store, seed, stories, walks, events, histories, undecided, findings }) => [
      store,
      seed,
      stories,
      walks,
      events,
      histories,
      undecided,
      findings.length,
    ]);
    const head = ['store', 'seed', 'rules', 'walks', 'events', 'histories', 'undecided', 'findings'];
    const found = tried.flatMap(({ store, seed, findings }) =>
      findings.map(
        ({ section, message, story }) =>
          `${store}, seed ${seed}, ${section}: ${message}\n${story.join('\n')}`,
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

async function tried(store: Tried['store'], options: Omit<ConformanceOptions, 'url'>): Promise<Conformance> {
  const { startService } = await import('@conexion/service');
  const { oldestPostgres, startPostgres } = await import('../../../packages/service/test/postgres-server.ts');
  const postgres = store === 'SQLite' ? undefined : await startPostgres(['fsync=off'], oldestPostgres);
  const dataDir = mkdtempSync(join(tmpdir(), 'conexion-qa-'));
  const databaseUrl = await postgres?.createDatabase('pristine');
  // Walks are sent as fast as they are answered, and every role is one caller.
  const service = await startService({ dataDir, databaseUrl, demo: true, requestsPerSecond: 1_000_000 });
  try {
    return await conform({ url: service.url, ...options });
  } finally {
    await service.close();
    await postgres?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

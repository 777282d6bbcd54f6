import type { Deps } from './deps.ts';
import type { ExpedienteSummary } from './queries.ts';
import type { Entry } from './records.ts';

const casesAtOnce = 50;

/** Every case with its asistencias, newest first, a page in memory at a time. */
export async function* walkCases({
  store,
  clock,
}: Pick<Deps, 'store' | 'clock'>): AsyncGenerator<ExpedienteSummary> {
  let cursor: string | undefined;
  do {
    const page = await store.expedientes({ limit: casesAtOnce, cursor, now: clock() });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** The journal of an asistencia, oldest first, a page in memory at a time. */
export async function* walkJournal(
  { store }: Pick<Deps, 'store'>,
  asistenciaId: string,
): AsyncGenerator<Entry> {
  let after: number | undefined = 0;
  do {
    const page: Awaited<ReturnType<Deps['store']['journal']>> = await store.journal(asistenciaId, { after });
    yield* page.items;
    after = page.nextCursor === null ? undefined : Number(page.nextCursor);
  } while (after !== undefined);
}

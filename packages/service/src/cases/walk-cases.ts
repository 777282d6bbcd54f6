import type { Deps } from './deps.ts';
import type { ExpedienteSummary, Page } from './queries.ts';
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
export const walkJournal = ({ store }: Pick<Deps, 'store'>, asistenciaId: string): AsyncGenerator<Entry> =>
  walkPages((after) => store.journal(asistenciaId, { after }));

/** What the journal says of a case beside its asistencias, in the same way. */
export const walkJournalOfExpediente = (
  { store }: Pick<Deps, 'store'>,
  expedienteId: string,
): AsyncGenerator<Entry> => walkPages((after) => store.journalOfExpediente(expedienteId, { after }));

async function* walkPages(read: (after: number) => Promise<Page<Entry>>): AsyncGenerator<Entry> {
  let after: number | undefined = 0;
  do {
    const page: Page<Entry> = await read(after);
    yield* page.items;
    after = page.nextCursor === null ? undefined : Number(page.nextCursor);
  } while (after !== undefined);
}

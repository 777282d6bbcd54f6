import type { Clock } from './deps.ts';
import type { ExpedienteSummary, Page } from './queries.ts';
import type { Entry } from './records.ts';
import type { Store } from './store.ts';

const casesAtOnce = 50;

/** Where cases are walked. */
interface Walked {
  store: Pick<Store, 'expedientes' | 'journal' | 'journalOfExpediente'>;
  clock: Clock;
}

/**
 * The cases of a period with their asistencias, newest first, a page in memory at a time; `after`
 * is the id of the case before the first.
 */
export async function* walkCases(
  { store, clock }: Walked,
  {
    after,
    ...period
  }: { from?: string | undefined; to?: string | undefined; after?: string | undefined } = {},
): AsyncGenerator<ExpedienteSummary> {
  let cursor = after;
  do {
    const page = await store.expedientes({ ...period, limit: casesAtOnce, cursor, now: clock() });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** The journal of an asistencia, oldest first, a page in memory at a time. */
export const walkJournal = ({ store }: Pick<Walked, 'store'>, asistenciaId: string): AsyncGenerator<Entry> =>
  walkPages((after) => store.journal(asistenciaId, { after }));

/** What the journal says of a case beside its asistencias, in the same way. */
export const walkJournalOfExpediente = (
  { store }: Pick<Walked, 'store'>,
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

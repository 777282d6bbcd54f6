import type { AnyDefinition, Role } from '@conexion/machines';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { servedWords } from '../i18n/language.ts';
import type { CaseFilters } from '../route/case-filters.ts';
import type { Tab } from '../route/route.ts';
import type { Asistencia, Entry, Expediente, KnownPerson, KnownValues, List, Pendiente } from './bodies.ts';
import { streamStateStore } from './live-stream.ts';
import { request } from './request.ts';

const second = 1_000;
const pageSize = 50;

/** Asks by itself only while commits are not heard. */
const whileAway = (interval: number) => () => (streamStateStore.get() === 'open' ? false : interval);

/**
 * The cases of a tab that hold a text and pass the filters, looked at again while the page is in
 * view. `who` tells sessions apart.
 */
export const expedientesQuery = (
  { tab, text, filters }: { tab: Tab; text: string; filters: CaseFilters },
  who: string,
  lang: string,
) =>
  infiniteQueryOptions({
    queryKey: ['expedientes', tab, text, filters, who],
    queryFn: ({ pageParam, signal }) => {
      const parameters = new URLSearchParams({ tab, limit: String(pageSize) });
      if (text) parameters.set('text', text);
      for (const [name, value] of Object.entries(filters)) if (value !== null) parameters.set(name, value);
      if (pageParam) parameters.set('cursor', pageParam);
      return request<List<Expediente>>(`api/expedientes?${parameters}`, { lang, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: whileAway(6 * second),
  });

export const expedienteQuery = (id: string, lang: string) =>
  queryOptions({
    queryKey: ['expediente', id],
    queryFn: ({ signal }) =>
      request<Expediente>(`api/expedientes/${encodeURIComponent(id)}`, { lang, signal }),
  });

/** One asistencia with the events that this session may send now, in the language of its labels. */
export const asistenciaQuery = (id: string, who: string, lang: string) =>
  queryOptions({
    queryKey: ['asistencia', id, who, lang],
    queryFn: ({ signal }) =>
      request<Asistencia>(`api/asistencias/${encodeURIComponent(id)}`, { lang, signal }),
    refetchInterval: whileAway(4 * second),
  });

/**
 * The journal of an asistencia, oldest first; for an expediente, its entries outside of any
 * asistencia.
 */
export const bitacoraQuery = (id: string, lang: string, of: 'asistencias' | 'expedientes' = 'asistencias') =>
  queryOptions({
    queryKey: ['bitacora', id, lang],
    queryFn: ({ signal }) => allItems<Entry>(`api/${of}/${encodeURIComponent(id)}/bitacora`, lang, signal),
    refetchInterval: whileAway(10 * second),
  });

export const pendientesQuery = (expedienteId: string, lang: string) =>
  queryOptions({
    queryKey: ['pendientes', expedienteId],
    queryFn: ({ signal }) =>
      allItems<Pendiente>(`api/pendientes?expediente=${encodeURIComponent(expedienteId)}`, lang, signal),
    refetchInterval: whileAway(10 * second),
  });

/** The open pendientes of a user, soonest first. */
export const agendaQuery = (user: string, lang: string) =>
  queryOptions({
    queryKey: ['agenda', user],
    queryFn: ({ signal }) => {
      const parameters = new URLSearchParams({ assignee: user, status: 'pendiente' });
      return allItems<Pendiente>(`api/pendientes?${parameters}`, lang, signal);
    },
    refetchInterval: whileAway(6 * second),
  });

/** The exceptions and the excesses that wait for the caller's role, soonest first. */
export const waitingQuery = (role: Role, lang: string) =>
  queryOptions({
    queryKey: ['inbox', 'waiting', role],
    queryFn: async ({ signal }) => {
      const of = (kind: string) =>
        allItems<Pendiente>(`api/pendientes?inbox=true&kind=${kind}`, lang, signal);
      const found = await Promise.all([of('reviewException'), of('authorizeWork')]);
      // The inbox has every overdue one, too: those of these kinds that wait for no superior.
      return found.flat().filter(({ role: waitsFor, superior }) => waitsFor !== null || superior !== null);
    },
    refetchInterval: whileAway(6 * second),
  });

/** What is overdue in any case, soonest first. */
export const overdueQuery = (lang: string) =>
  infiniteQueryOptions({
    queryKey: ['inbox', 'overdue'],
    queryFn: ({ pageParam, signal }) => {
      const parameters = new URLSearchParams({ overdue: 'true', limit: '100' });
      if (pageParam) parameters.set('cursor', pageParam);
      return request<List<Pendiente>>(`api/pendientes?${parameters}`, { lang, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: whileAway(6 * second),
  });

/** What forms propose. It changes slowly. */
export const knownValuesQuery = (lang: string) =>
  queryOptions({
    queryKey: ['known-values'],
    queryFn: ({ signal }) => request<KnownValues>('api/known-values', { lang, signal }),
    staleTime: 60 * second,
  });

/** Who may be handed a case or a pendiente. */
export const peopleQuery = (lang: string) =>
  queryOptions({
    queryKey: ['people'],
    queryFn: ({ signal }) => allItems<KnownPerson>('api/people', lang, signal),
    staleTime: 60 * second,
  });

/** The latest cases of a holder, newest first. */
export const holderQuery = (holder: string, lang: string) =>
  queryOptions({
    queryKey: ['holder', holder],
    queryFn: ({ signal }) =>
      request<List<Expediente>>(`api/expedientes?${new URLSearchParams({ holder, limit: '20' })}`, {
        lang,
        signal,
      }),
  });

/** The machine that the service runs. It changes only with the service itself. */
export const definitionQuery = (lang: string) =>
  queryOptions({
    queryKey: ['definition'],
    queryFn: async ({ signal }) => {
      const definition = await request<AnyDefinition>('api/definition', { lang, signal });
      servedWords.set(definition);
      return definition;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Every item of a list, page after page. */
export async function allItems<T>(path: string, lang: string, signal: AbortSignal): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const parameters = new URLSearchParams({ limit: '500', ...(cursor ? { cursor } : {}) });
    const page: List<T> = await request<List<T>>(`${path}${path.includes('?') ? '&' : '?'}${parameters}`, {
      lang,
      signal,
    });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
}

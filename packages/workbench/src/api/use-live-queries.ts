import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { batched } from './batched.ts';
import type { Pendiente } from './bodies.ts';
import type { Commit } from './follow-stream.ts';
import { streamStateStore, subscribeToCommits } from './live-stream.ts';

/**
 * However many commits come, the page requests its lists again at most this often, in milliseconds.
 */
const restMilliseconds = 1_000;

/**
 * Keeps the screen up to date with the commits of the service. While the stream is away, the
 * queries poll.
 */
export function useLiveQueries(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const invalidate = batched<Commit>(restMilliseconds, (commits) => invalidateAfter(queries, commits));
    const deaf = subscribeToCommits(invalidate.add);
    // Fetches what was missed until now; and a query reads the state of the stream only when it
    // runs again.
    const stateDeaf = streamStateStore.subscribe(
      () => void queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => followed.has(name) }),
    );
    return () => {
      deaf();
      stateDeaf();
      invalidate.stop();
    };
  }, [queries]);
}

const followed: ReadonlySet<unknown> = new Set([
  'expedientes',
  'asistencia',
  'bitacora',
  'expediente',
  'pendientes',
  'board',
  'agenda',
  'inbox',
]);

/**
 * The queries that each commit makes stale. Only those on the screen are fetched again; resolves
 * when they are.
 */
function invalidateAfter(queries: QueryClient, commits: readonly Commit[]): Promise<void> {
  const asistencias = new Set<unknown>(commits.map(({ entry }) => entry.asistenciaId));
  const expedientes = new Set<unknown>(commits.map(({ entry }) => entry.expedienteId));
  const touched: Readonly<Record<string, ReadonlySet<unknown> | undefined>> = {
    asistencia: asistencias,
    bitacora: new Set(commits.map(({ entry }) => entry.asistenciaId ?? entry.expedienteId)),
    expediente: expedientes,
    pendientes: expedientes,
  };
  return queries.invalidateQueries({
    predicate: ({ queryKey: [name, id], state: { data } }) =>
      name === 'expedientes' ||
      name === 'inbox' ||
      (name === 'agenda' && concerns(data, String(id), commits)) ||
      touched[String(name)]?.has(id) === true,
  });
}

/**
 * Whether commits may have changed the agenda of a user: in a case that is on it, by the user, or
 * where work changes hands.
 */
function concerns(agenda: unknown, user: string, commits: readonly Commit[]): boolean {
  const cases = new Set(
    (agenda as readonly Pendiente[] | undefined)?.map(({ expedienteId }) => expedienteId),
  );
  return commits.some(
    ({ entry: { type, by, expedienteId } }) =>
      cases.has(expedienteId) ||
      by.id === user ||
      type === 'expediente.transferred' ||
      type.startsWith('pendiente.'),
  );
}

import type { Asistencia, Entry } from '../api/bodies.ts';
import { textOf } from './facts-of-context.ts';

/**
 * What a superior answered last, by whom and why, while nothing else has happened: the coordinator
 * who waited for it says it to the afiliado. Null where the last step is no superior's.
 */
export function superiorAnswer(
  { revision }: Pick<Asistencia, 'revision'>,
  entries: readonly Entry[],
): string | null {
  const last = entries.findLast(({ kind }) => kind === 'event');
  if (!last || last.seq !== revision || last.by.role === 'coordinador') return null;
  const reason = textOf({ payload: last.payload }, 'payload', 'reason');
  return [`${last.by.name ?? last.by.id}: ${last.label}`, reason].filter(Boolean).join(' · ');
}

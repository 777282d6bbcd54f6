import type { WhatIf } from './what-if.ts';

/** How many asistencias a change would have touched. An asistencia counts once in each number. */
export interface WhatIfCounts {
  asistencias: number;
  /** At their first refused step, by its clause; `-` where an event would not be known. */
  refused: Record<string, number>;
  /** By event, and a request for an exception by its ground, too. */
  possible: Record<string, number>;
  /** By kind of pendiente. */
  moved: Record<string, number>;
  /** With a line that the rules of today decide otherwise. */
  unreplayable: number;
}

/**
 * Counts that have seen nothing.
 * @example
 * noCounts().asistencias; // 0
 */
export const noCounts = (): WhatIfCounts => ({
  asistencias: 0,
  refused: {},
  possible: {},
  moved: {},
  unreplayable: 0,
});

const raise = (counts: Record<string, number>, key: string) => {
  counts[key] = (counts[key] ?? 0) + 1;
};
const nameOf = ({ event, ground }: WhatIf['possible'][number]) =>
  ground === null ? event : `${event} ${ground}`;

/**
 * Adds what would have become of one asistencia.
 * @example
 * const counts = noCounts();
 * for (const { opening, events } of journals) countWhatIf(counts, ask(opening, events));
 */
export function countWhatIf(counts: WhatIfCounts, { refused, possible, moved, unreplayable }: WhatIf): void {
  counts.asistencias += 1;
  if (unreplayable !== null) counts.unreplayable += 1;
  if (refused) raise(counts.refused, refused.clause ?? '-');
  for (const step of new Set(possible.map(nameOf))) raise(counts.possible, step);
  for (const kind of new Set(moved.map((due) => due.kind))) raise(counts.moved, kind);
}

/** The columns of the table of asistencias that a change would have touched. */
export const whatIfColumns = [
  'expediente_id',
  'case_id',
  'refused_seq',
  'refused_event',
  'refused_state',
  'refused_guard',
  'refused_clause',
  'possible',
  'moved',
  'unreplayable_seq',
] as const;

/**
 * The row of one asistencia; null where the change would not have touched it.
 * @example
 * const row = whatIfRow({ expedienteId: 'EXP-1', id: 'AST-1' }, ask(opening, events));
 */
export function whatIfRow(
  { expedienteId, id }: { expedienteId: string; id: string },
  { refused, possible, moved, unreplayable }: WhatIf,
): readonly (string | number | null)[] | null {
  if (!refused && possible.length + moved.length === 0 && unreplayable === null) return null;
  return [
    expedienteId,
    id,
    refused?.seq ?? null,
    refused?.event ?? null,
    refused?.state ?? null,
    refused?.guard ?? null,
    refused?.clause ?? null,
    possible.map((step) => `${nameOf(step)} (${step.seq})`).join('; '),
    moved.map(({ seq, kind, from, to }) => `${kind} (${seq}): ${from} > ${to}`).join('; '),
    unreplayable,
  ];
}

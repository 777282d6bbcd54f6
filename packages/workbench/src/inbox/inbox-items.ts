import type { Pendiente } from '../api/bodies.ts';

export const inboxParts = ['exceptions', 'excesses', 'overdue'] as const;
export type InboxPart = (typeof inboxParts)[number];

/** What the list shows: a heading, then the pendientes of a part. */
export type InboxItem =
  | { readonly heading: InboxPart; readonly count: number; readonly hasMore: boolean }
  | { readonly pendiente: Pendiente };

/** Which part of the inbox a pendiente belongs to: an overdue exception is an exception. */
export const partOf = ({ role, superior }: Pick<Pendiente, 'role' | 'superior'>): InboxPart =>
  role !== null ? 'exceptions' : superior !== null ? 'excesses' : 'overdue';

/**
 * The exceptions first, then the excesses, then what is overdue without waiting for a superior;
 * each soonest first, without the parts that are empty.
 */
export function inboxItems(
  waiting: readonly Pendiente[],
  overdue: readonly Pendiente[],
  hasMore: boolean,
): InboxItem[] {
  const late = overdue.filter((pendiente) => partOf(pendiente) === 'overdue');
  return inboxParts.flatMap((part): InboxItem[] => {
    const own = part === 'overdue' ? late : waiting.filter((pendiente) => partOf(pendiente) === part);
    if (own.length === 0) return [];
    const heading = { heading: part, count: own.length, hasMore: part === 'overdue' && hasMore };
    return [heading, ...own.map((pendiente) => ({ pendiente }))];
  });
}

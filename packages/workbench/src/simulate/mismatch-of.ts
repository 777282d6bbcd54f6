import type { Description } from '@conexion/machines';
import type { Expectation } from './script.ts';
import { isOpen, type SimulatedPendiente } from './simulated-agenda.ts';

interface Named {
  readonly code: string;
  readonly guard?: string;
  readonly clause?: string;
  readonly reason?: string;
}

/**
 * In which way something is not as a script says beforehand, as data: `state: a ≠ b`; null where it
 * is as it says.
 */
export function mismatchOf(
  expected: Expectation | undefined,
  refusals: readonly Named[],
  now: Pick<Description, 'state' | 'closureStatus' | 'category'> | null,
  agenda: readonly SimulatedPendiente[],
): string | null {
  if (!expected) return null;
  const { refused } = expected;
  if (!refused && refusals.length > 0) return `refused: ${refusals.map(named).join(', ')}`;
  if (refused && !refusals.some((refusal) => isAs(refused, refusal)))
    return `refused: ${named(refused)} ≠ ${refusals.map(named).join(', ') || '–'}`;
  const guards = refusals.map(({ code, guard }) => guard ?? code);
  if (refused?.guards && inOrder(refused.guards) !== inOrder(guards))
    return `refused: ${inOrder(refused.guards)} ≠ ${inOrder(guards)}`;
  for (const fact of ['state', 'closureStatus', 'category'] as const) {
    const actual = now?.[fact] ?? null;
    if (expected[fact] !== undefined && expected[fact] !== actual)
      return `${fact}: ${expected[fact]} ≠ ${actual}`;
  }
  const open = inOrder(agenda.filter(isOpen).map(({ kind }) => kind));
  if (expected.pendientes && inOrder(expected.pendientes) !== open)
    return `pendientes: ${inOrder(expected.pendientes)} ≠ ${open}`;
  return null;
}

const inOrder = (words: readonly string[]): string => words.toSorted().join(', ');

type Refused = NonNullable<Expectation['refused']>;

const named = ({ code, guard, clause, reason }: Refused | Named) =>
  [code === 'invalid-event' ? 'invalid-request' : code, guard, clause, reason].filter(Boolean).join(' ');

const isAs = (expected: Refused, actual: Named): boolean =>
  // A service calls it a request, the machine an event.
  expected.code === (actual.code === 'invalid-event' ? 'invalid-request' : actual.code) &&
  (expected.guard === undefined || expected.guard === actual.guard) &&
  (expected.clause === undefined || expected.clause === actual.clause) &&
  (expected.reason === undefined || expected.reason === actual.reason);

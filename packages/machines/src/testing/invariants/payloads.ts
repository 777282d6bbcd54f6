import { faultIn, isOfProcedure } from '../oracle/payloads.ts';
import type { Moment } from '../trace.ts';
import { type Invariant, when } from './invariant.ts';

const isMalformed = ({ decision }: Moment): boolean =>
  !decision.accepted && decision.refusals.some(({ code }) => code === 'invalid-event');

/** The types promise an event; the sent value may be anything. */
const isKnown = ({ event }: Moment): boolean => isOfProcedure((event as Moment['event'] | null)?.type);

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether a value is kept as it was sent; texts lose the blanks at their ends. */
function isKept(sent: unknown, kept: unknown): boolean {
  if (typeof sent === 'string') return kept === sent.trim();
  if (!isGroup(sent)) return kept === sent;
  return isGroup(kept) && Object.keys({ ...sent, ...kept }).every((key) => isKept(sent[key], kept[key]));
}

const hasBlankEnds = (value: unknown): boolean =>
  typeof value === 'string'
    ? value !== value.trim()
    : isGroup(value) && Object.values(value).some(hasBlankEnds);

/** The event as the host reads it, taken or refused for another reason; undefined if it cannot. */
function readIn({ host, event, decision }: Moment): unknown {
  if (decision.accepted) return decision.event;
  const parsed = host.parseEvent(event);
  return parsed.ok ? parsed.value : undefined;
}

/** What an event may carry (DOMAIN §6). */
export const payloadInvariants: readonly Invariant[] = [
  {
    name: 'an event is malformed where the procedure forbids what it carries, and only there',
    clauses: ['5.1.C', 'ours'],
    ...when(isKnown, (moment) => {
      const fault = faultIn(moment.event);
      return (
        isMalformed(moment) === (fault !== undefined) ||
        `The procedure ${fault ? `forbids it: ${JSON.stringify(fault)}` : 'allows it'}.`
      );
    }),
  },
  {
    name: 'an event is kept as it was sent, its texts trimmed',
    clauses: ['5.1.C'],
    // To read again what was refused takes time: only where the reading changes something.
    ...when(
      (moment) =>
        isKnown(moment) && (moment.decision.accepted || (hasBlankEnds(moment.event) && !isMalformed(moment))),
      (moment) => isKept(moment.event, readIn(moment)),
    ),
  },
];

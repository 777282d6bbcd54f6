import type { Outcome, Refused } from '../cases/outcome.ts';
import type { Page } from '../cases/queries.ts';
import type { Entry } from '../cases/records.ts';
import { etagOf } from './headers.ts';
import type { Voice } from './language.ts';
import { problem } from './problem.ts';
import { renderAllowed, renderEntry, renderRefusals } from './render.ts';
import type { Reply } from './reply.ts';

/** The answer to a command: its result, or why it was refused. */
export const answer = <T>(outcome: Outcome<T>, voice: Voice, onDone: (value: T) => Reply): Reply =>
  outcome.outcome === 'done' ? onDone(outcome.value) : refusal(outcome, voice);

function refusal(refused: Refused, voice: Voice): Reply {
  switch (refused.outcome) {
    case 'not-found':
      return problem('not-found', voice);
    case 'key-reused':
      return problem('idempotency-key-reused', voice);
    case 'role-not-allowed':
      return problem('role-not-allowed', voice, { roles: refused.roles });
    case 'stale-revision':
      return problem('stale-revision', voice, { revision: refused.revision }, etagOf(refused.revision));
    case 'event-refused': {
      const refusals = renderRefusals(refused.refusals, voice);
      return problem('event-refused', voice, {
        detail: refusals.map(({ message }) => message).join(' '),
        refusals,
        allowed: renderAllowed(refused.allowed, voice),
      });
    }
    case 'warranty-not-applicable':
      return problem('warranty-not-applicable', voice, {
        clause: '5.2.B',
        reason: refused.reason,
        detail: voice.procedure.labels.warrantyFault[refused.reason][voice.lang],
      });
  }
}

export const ok = (body: unknown, headers?: Record<string, string>): Reply => ({
  status: 200,
  body,
  ...(headers ? { headers } : {}),
});

/** A page of a journal; null where its case or asistencia does not exist. */
export const journalReply = (page: Page<Entry> | null, voice: Voice): Reply =>
  page
    ? ok({ ...page, items: page.items.map((entry) => renderEntry(entry, voice)) })
    : problem('not-found', voice);

export const created = (body: unknown, location: string, headers: Record<string, string> = {}): Reply => ({
  status: 201,
  body,
  headers: { ...headers, Location: location },
});

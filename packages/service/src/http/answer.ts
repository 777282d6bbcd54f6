import { type Lang, warrantyFaults } from '@conexion/machines';
import type { Outcome, Refused } from '../cases/outcome.ts';
import type { Page } from '../cases/queries.ts';
import type { Entry } from '../cases/records.ts';
import { etagOf } from './headers.ts';
import { problem } from './problem.ts';
import { renderAllowed, renderEntry, renderRefusals } from './render.ts';
import type { Reply } from './reply.ts';

/** The answer to a command: its result, or why it was refused. */
export const answer = <T>(outcome: Outcome<T>, lang: Lang, onDone: (value: T) => Reply): Reply =>
  outcome.outcome === 'done' ? onDone(outcome.value) : refusal(outcome, lang);

function refusal(refused: Refused, lang: Lang): Reply {
  switch (refused.outcome) {
    case 'not-found':
      return problem('not-found', lang);
    case 'key-reused':
      return problem('idempotency-key-reused', lang);
    case 'role-not-allowed':
      return problem('role-not-allowed', lang, { roles: refused.roles });
    case 'stale-revision':
      return problem('stale-revision', lang, { revision: refused.revision }, etagOf(refused.revision));
    case 'event-refused': {
      const refusals = renderRefusals(refused.refusals, lang);
      return problem('event-refused', lang, {
        detail: refusals.map(({ message }) => message).join(' '),
        refusals,
        allowed: renderAllowed(refused.allowed, lang),
      });
    }
    case 'warranty-not-applicable':
      return problem('warranty-not-applicable', lang, {
        clause: '5.2.B',
        reason: refused.reason,
        detail: warrantyFaults[refused.reason][lang],
      });
  }
}

export const ok = (body: unknown, headers?: Record<string, string>): Reply => ({
  status: 200,
  body,
  ...(headers ? { headers } : {}),
});

/** A page of a journal; null where its case or asistencia does not exist. */
export const journalReply = (page: Page<Entry> | null, lang: Lang): Reply =>
  page
    ? ok({ ...page, items: page.items.map((entry) => renderEntry(entry, lang)) })
    : problem('not-found', lang);

export const created = (body: unknown, location: string, headers: Record<string, string> = {}): Reply => ({
  status: 201,
  body,
  headers: { ...headers, Location: location },
});

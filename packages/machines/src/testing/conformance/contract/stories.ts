import { agendaStories } from './agenda.ts';
import { dueTimeStories } from './due-times.ts';
import { expedienteStories } from './expedientes.ts';
import { findingStories } from './finding-cases.ts';
import { handoverStories } from './handover.ts';
import { idempotencyStories } from './idempotency.ts';
import { journalStories } from './journal.ts';
import { languageStories } from './languages.ts';
import { pagingStories } from './paging.ts';
import { passingWindowStories } from './passing-window.ts';
import { payloadStories } from './payloads.ts';
import { pendienteRevisionStories } from './pendiente-revisions.ts';
import { peopleStories } from './people.ts';
import { preconditionStories } from './preconditions.ts';
import { refusalOrderStories } from './refusal-order.ts';
import { setByHandStories } from './set-by-hand.ts';
import type { Story } from './story.ts';
import { streamStories } from './stream.ts';

/** Every rule of the contract that a separate story tries. */
export const stories: readonly Story[] = [
  ...idempotencyStories,
  ...preconditionStories,
  ...pendienteRevisionStories,
  ...refusalOrderStories,
  ...peopleStories,
  ...payloadStories,
  ...expedienteStories,
  ...findingStories,
  ...handoverStories,
  ...agendaStories,
  ...setByHandStories,
  ...dueTimeStories,
  ...pagingStories,
  ...journalStories,
  ...passingWindowStories,
  ...streamStories,
  ...languageStories,
];

import { answerOnce, asRemembered, type Command } from './answer-once.ts';
import { type Deps, stampAfter } from './deps.ts';
import { besideTheMachine } from './journal.ts';
import { done, type Outcome } from './outcome.ts';
import type { Asistencia, Entry } from './records.ts';
import { roleRefusal } from './role-refusal.ts';

interface Sent extends Command {
  asistenciaId: string;
  request: { text: string; callId?: string | undefined };
}

/** Writes a note into the bitácora. It moves nothing and raises no revision. */
export const addNote = ({ store, clock, newId }: Deps, sent: Sent): Promise<Outcome<Entry>> =>
  answerOnce<Asistencia, Entry>(store, sent, {
    find: () => store.asistencia(sent.asistenciaId),
    attempt: (found) => {
      const { by, request } = sent;
      const refused = roleRefusal(by);
      if (refused) return { refused };
      const { callId, text } = request;
      const at = stampAfter(clock, found.lastAt);
      const entry: Entry = {
        ...besideTheMachine({ id: newId(), at, by }, found),
        kind: 'note',
        type: 'note',
        ...(callId === undefined ? {} : { callId }),
        payload: { text },
      };
      const answer = done(entry);
      return { answer, change: { entries: [entry], expedienteId: found.expedienteId }, memory: answer };
    },
    recall: asRemembered,
  });

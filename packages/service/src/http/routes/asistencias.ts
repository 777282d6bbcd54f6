import { z } from 'zod';
import { addNote } from '../../cases/add-note.ts';
import type { Deps } from '../../cases/deps.ts';
import { explainEvent } from '../../cases/explain-event.ts';
import { getAsistencia, listJournal } from '../../cases/read-cases.ts';
import { sendEvent } from '../../cases/send-event.ts';
import { answer, created, journalReply, ok } from '../answer.ts';
import {
  asistenciaAnswer,
  entryAnswer,
  eventAnswer,
  explanationAnswer,
  journalPage,
} from '../answer-schemas.ts';
import { type Endpoint, endpoint, pageAnswer, revisedAnswer } from '../endpoint.ts';
import { etagOf } from '../headers.ts';
import { problem } from '../problem.ts';
import { renderAsistencia, renderEntry, renderRefusals } from '../render.ts';
import { Json } from '../reply.ts';
import { journalQuery, noteRequest } from '../schemas.ts';

type CountEvent = (type: string, outcome: string) => void;

export const asistenciaEndpoints = (deps: Deps, countEvent: CountEvent): Endpoint[] => [
  read(deps),
  send(deps, countEvent),
  explain(deps),
  readJournal(deps),
  note(deps),
];

const read = (deps: Deps) =>
  endpoint({
    method: 'get',
    path: '/api/asistencias/:id',
    about: {
      summary: 'An asistencia, with the events that the caller could send now',
      answer: revisedAnswer('The asistencia', asistenciaAnswer),
    },
    handle: async ({ id, by, voice }) => {
      const view = await getAsistencia(deps, { id, by });
      return view ? ok(renderAsistencia(view, voice), etagOf(view.revision)) : problem('not-found', voice);
    },
  });

const send = (deps: Deps, countEvent: CountEvent) =>
  endpoint({
    method: 'post',
    path: '/api/asistencias/:id/events',
    about: {
      summary: 'Send an event',
      body: z.union(Object.values(deps.procedure.requestSchemas)),
      answer: {
        status: 200,
        description: 'What became of the asistencia, and the journal’s line',
        schema: eventAnswer,
        headers: ['ETag'],
      },
      problems: ['role-not-allowed', 'stale-revision', 'event-refused'],
    },
    body: deps.procedure.parseEventRequest,
    handle: async ({ voice, id, body, ...command }) => {
      const sent = await sendEvent(deps, { ...command, asistenciaId: id, request: body });
      countEvent(body.type, sent.outcome === 'done' ? 'accepted' : sent.outcome);
      return answer(sent, voice, ({ asistencia, entry }) =>
        ok(
          new Json(
            `{"asistencia":${renderAsistencia(asistencia, voice).text},"entry":${JSON.stringify(renderEntry(entry, voice))}}`,
          ),
          etagOf(asistencia.revision),
        ),
      );
    },
  });

const explain = (deps: Deps) =>
  endpoint({
    method: 'post',
    path: '/api/asistencias/:id/explain',
    about: {
      summary: 'Ask whether an event would be accepted, changing nothing',
      isUnkeyed: true,
      body: z.union(Object.values(deps.procedure.requestSchemas)),
      answer: {
        status: 200,
        description: 'Every reason against it; where the role may not send it, that alone',
        schema: explanationAnswer,
      },
    },
    body: deps.procedure.parseEventRequest,
    handle: async ({ voice, id, body, by }) =>
      answer(
        await explainEvent(deps, { by, asistenciaId: id, request: body }),
        voice,
        ({ accepted, refusals }) => ok({ accepted, refusals: renderRefusals(refusals, voice) }),
      ),
  });

const readJournal = (deps: Deps) =>
  endpoint({
    method: 'get',
    path: '/api/asistencias/:id/bitacora',
    about: {
      summary: 'The journal, oldest first',
      answer: pageAnswer(journalPage),
    },
    query: journalQuery,
    handle: async ({ id, voice, query }) => journalReply(await listJournal(deps, { id, ...query }), voice),
  });

const note = (deps: Deps) =>
  endpoint({
    method: 'post',
    path: '/api/asistencias/:id/bitacora',
    about: {
      summary: 'Add a note, which moves nothing',
      answer: { status: 201, description: 'The line', schema: entryAnswer, headers: ['Location'] },
      problems: ['role-not-allowed'],
    },
    body: noteRequest,
    handle: async ({ voice, id, body, ...command }) =>
      answer(await addNote(deps, { ...command, asistenciaId: id, request: body }), voice, (entry) =>
        created(renderEntry(entry, voice), `/api/asistencias/${id}/bitacora`),
      ),
  });

import { parseEventRequest } from '@conexion/machines';
import { addNote } from '../../cases/add-note.ts';
import type { Deps } from '../../cases/deps.ts';
import { explainEvent } from '../../cases/explain-event.ts';
import { getAsistencia, listJournal } from '../../cases/read-cases.ts';
import { sendEvent } from '../../cases/send-event.ts';
import { answer, created, ok } from '../answer.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { etagOf } from '../headers.ts';
import { problem } from '../problem.ts';
import { renderAsistencia, renderEntry, renderRefusals } from '../render.ts';
import { journalQuery, noteRequest } from '../schemas.ts';

export const asistenciaEndpoints = (deps: Deps): Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/asistencias/:id',
    handle: async ({ id, by, lang }) => {
      const view = await getAsistencia(deps, { id, by });
      return view ? ok(renderAsistencia(view, lang), etagOf(view.revision)) : problem('not-found', lang);
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/asistencias/:id/events',
    body: parseEventRequest,
    handle: async ({ lang, id, body, ...command }) =>
      answer(
        await sendEvent(deps, { ...command, asistenciaId: id, request: body }),
        lang,
        ({ asistencia, entry }) =>
          ok(
            { asistencia: renderAsistencia(asistencia, lang), entry: renderEntry(entry, lang) },
            etagOf(asistencia.revision),
          ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/asistencias/:id/explain',
    body: parseEventRequest,
    handle: async ({ lang, id, body, ...command }) =>
      answer(
        await explainEvent(deps, { ...command, asistenciaId: id, request: body }),
        lang,
        ({ accepted, refusals }) => ok({ accepted, refusals: renderRefusals(refusals, lang) }),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/asistencias/:id/bitacora',
    query: journalQuery,
    handle: async ({ id, lang, query }) => {
      const page = await listJournal(deps, { id, ...query });
      if (!page) return problem('not-found', lang);
      return ok({ ...page, items: page.items.map((entry) => renderEntry(entry, lang)) });
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/asistencias/:id/bitacora',
    body: noteRequest,
    handle: async ({ lang, id, body, ...command }) =>
      answer(await addNote(deps, { ...command, asistenciaId: id, request: body }), lang, (entry) =>
        created(renderEntry(entry, lang), `/api/asistencias/${id}/bitacora`),
      ),
  }),
];

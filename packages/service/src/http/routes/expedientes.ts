import type { Deps } from '../../cases/deps.ts';
import { transferSchema } from '../../cases/line-payloads.ts';
import { openAsistencia } from '../../cases/open-asistencia.ts';
import { openExpediente } from '../../cases/open-expediente.ts';
import { getExpediente, listExpedientes, listJournalOfExpediente } from '../../cases/read-cases.ts';
import { transferExpediente } from '../../cases/transfer-expediente.ts';
import { answer, created, journalReply, ok } from '../answer.ts';
import {
  asistenciaAnswer,
  expedienteAnswer,
  expedientePage,
  expedienteWithAsistencias,
  journalPage,
  numberedExpediente,
} from '../answer-schemas.ts';
import type { Budgets } from '../budgets.ts';
import { createdAnswer, type Endpoint, endpoint, pageAnswer, revisedAnswer } from '../endpoint.ts';
import { etagOf } from '../headers.ts';
import { problem } from '../problem.ts';
import { renderAsistencia, renderExpediente } from '../render.ts';
import {
  asistenciaRequest,
  asistenciaRequestAt,
  expedienteRequest,
  expedienteRequestAt,
  expedientesQuery,
  journalQuery,
} from '../schemas.ts';

export const expedienteEndpoints = (deps: Deps, budgets: Budgets): Endpoint[] => [
  open(deps),
  list(deps, budgets),
  read(deps),
  readJournal(deps),
  transfer(deps),
  openWithin(deps),
];

const open = (deps: Deps) =>
  endpoint({
    method: 'post',
    path: '/api/expedientes',
    about: {
      summary: 'Open a case, with its first asistencia or without',
      body: expedienteRequest,
      answer: createdAnswer('The case', expedienteWithAsistencias),
      problems: ['role-not-allowed'],
    },
    body: (value) => deps.procedure.parseWith(expedienteRequestAt(deps.clock()), value),
    handle: async ({ voice, body, ...command }) =>
      answer(await openExpediente(deps, { ...command, request: body }), voice, (expediente) =>
        created(
          // What an earlier version remembers of an answer has none.
          { ...renderExpediente(expediente), asistencias: expediente.asistencias ?? [] },
          `/api/expedientes/${expediente.id}`,
          etagOf(expediente.revision),
        ),
      ),
  });

const list = (deps: Deps, budgets: Budgets) =>
  endpoint({
    method: 'get',
    path: '/api/expedientes',
    about: {
      summary: 'The tabs of the module of asistencias',
      answer: pageAnswer(expedientePage),
    },
    query: expedientesQuery(deps.procedure),
    handle: ({ query, ...asked }) => {
      const page = async () => ok(await listExpedientes(deps, { by: asked.by, ...query }));
      return query.text === undefined ? page() : budgets.answer('search', asked, page);
    },
  });

const read = (deps: Deps) =>
  endpoint({
    method: 'get',
    path: '/api/expedientes/:id',
    about: {
      summary: 'A case with its asistencias',
      answer: revisedAnswer('The case', numberedExpediente),
    },
    handle: async ({ id, voice }) => {
      const expediente = await getExpediente(deps, id);
      return expediente
        ? ok(renderExpediente(expediente), etagOf(expediente.revision))
        : problem('not-found', voice);
    },
  });

const readJournal = (deps: Deps) =>
  endpoint({
    method: 'get',
    path: '/api/expedientes/:id/bitacora',
    about: {
      summary:
        'The journal of a case without those of its asistencias: opening, transfers, its own pendientes; oldest first',
      answer: pageAnswer(journalPage),
    },
    query: journalQuery,
    handle: async ({ id, voice, query }) =>
      journalReply(await listJournalOfExpediente(deps, { id, ...query }), voice),
  });

const transfer = (deps: Deps) =>
  endpoint({
    method: 'post',
    path: '/api/expedientes/:id/transfer',
    about: {
      summary: 'Hand a case to another coordinator; its pendientes follow',
      answer: revisedAnswer('The case', expedienteAnswer),
      problems: ['role-not-allowed', 'stale-revision'],
    },
    body: transferSchema,
    handle: async ({ voice, id, body, ...command }) =>
      answer(
        await transferExpediente(deps, { ...command, expedienteId: id, request: body }),
        voice,
        (expediente) => ok(renderExpediente(expediente), etagOf(expediente.revision)),
      ),
  });

const openWithin = (deps: Deps) =>
  endpoint({
    method: 'post',
    path: '/api/expedientes/:id/asistencias',
    about: {
      summary: 'Open an asistencia of a case',
      body: asistenciaRequest,
      answer: createdAnswer('The asistencia', asistenciaAnswer),
      problems: ['role-not-allowed', 'stale-revision', 'warranty-not-applicable'],
    },
    body: (value) => deps.procedure.parseWith(asistenciaRequestAt(deps.clock()), value),
    handle: async ({ voice, id, body, ...command }) =>
      answer(await openAsistencia(deps, { ...command, expedienteId: id, request: body }), voice, (view) =>
        created(renderAsistencia(view, voice), `/api/asistencias/${view.id}`, etagOf(view.revision)),
      ),
  });

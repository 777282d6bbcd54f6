import { pendienteRequestSchema } from '@conexion/machines';
import { addPendiente } from '../../cases/add-pendiente.ts';
import type { Deps } from '../../cases/deps.ts';
import { listPendientes } from '../../cases/read-cases.ts';
import { sendPendienteEvent } from '../../cases/send-pendiente-event.ts';
import { answer, created, ok } from '../answer.ts';
import { pendienteAnswer, pendientePage } from '../answer-schemas.ts';
import { type Endpoint, endpoint, pageAnswer, revisedAnswer } from '../endpoint.ts';
import { etagOf } from '../headers.ts';
import { renderPendiente } from '../render.ts';
import { pendienteRequest, pendientesQuery } from '../schemas.ts';

export const pendienteEndpoints = (deps: Deps): Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/pendientes',
    about: {
      summary: 'The agenda, soonest first',
      answer: pageAnswer(pendientePage),
    },
    query: pendientesQuery,
    handle: async ({ voice, by, query }) => {
      const page = await listPendientes(deps, { by, ...query });
      return ok({ ...page, items: page.items.map((pendiente) => renderPendiente(pendiente, voice)) });
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/pendientes',
    about: {
      summary: 'Put a manual pendiente on the agenda',
      answer: {
        status: 201,
        description: 'The pendiente',
        schema: pendienteAnswer,
        headers: ['ETag', 'Location'],
      },
      problems: ['not-found', 'role-not-allowed', 'event-refused'],
    },
    body: pendienteRequest,
    handle: async ({ voice, body, ...command }) =>
      answer(await addPendiente(deps, { ...command, request: body }), voice, (pendiente) =>
        created(
          renderPendiente(pendiente, voice),
          `/api/pendientes?expediente=${pendiente.expedienteId}`,
          etagOf(pendiente.revision),
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/pendientes/:id/events',
    about: {
      summary: 'Attend, postpone, reassign or cancel a pendiente',
      body: pendienteRequestSchema,
      answer: revisedAnswer('The pendiente', pendienteAnswer),
      problems: ['role-not-allowed', 'stale-revision', 'event-refused'],
    },
    body: deps.procedure.parsePendienteRequest,
    handle: async ({ voice, id, body, ...command }) =>
      answer(
        await sendPendienteEvent(deps, { ...command, pendienteId: id, request: body }),
        voice,
        (pendiente) => ok(renderPendiente(pendiente, voice), etagOf(pendiente.revision)),
      ),
  }),
];

import { parsePendienteRequest } from '@conexion/machines';
import { addPendiente } from '../../cases/add-pendiente.ts';
import type { Deps } from '../../cases/deps.ts';
import { listPendientes } from '../../cases/read-cases.ts';
import { sendPendienteEvent } from '../../cases/send-pendiente-event.ts';
import { answer, created, ok } from '../answer.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { renderPendiente } from '../render.ts';
import { pendienteRequest, pendientesQuery } from '../schemas.ts';

export const pendienteEndpoints = (deps: Deps): Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/pendientes',
    query: pendientesQuery,
    handle: async ({ lang, query }) => {
      const page = await listPendientes(deps, query);
      return ok({ ...page, items: page.items.map((pendiente) => renderPendiente(pendiente, lang)) });
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/pendientes',
    body: pendienteRequest,
    handle: async ({ lang, body, ...command }) =>
      answer(await addPendiente(deps, { ...command, request: body }), lang, (pendiente) =>
        created(renderPendiente(pendiente, lang), `/api/pendientes?expediente=${pendiente.expedienteId}`),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/pendientes/:id/events',
    body: parsePendienteRequest,
    handle: async ({ lang, id, body, ...command }) =>
      answer(
        await sendPendienteEvent(deps, { ...command, pendienteId: id, request: body }),
        lang,
        (pendiente) => ok(renderPendiente(pendiente, lang)),
      ),
  }),
];

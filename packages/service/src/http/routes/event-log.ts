import type { Response } from 'express';
import type { Deps } from '../../cases/deps.ts';
import { ocelAnswer } from '../answer-schemas.ts';
import type { Budgets } from '../budgets.ts';
import { drained } from '../drained.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { eventLogQuery } from '../schemas.ts';

const formats = {
  csv: { mediaType: 'text/csv; charset=utf-8', file: 'conexion.csv' },
  xes: { mediaType: 'application/xml; charset=utf-8', file: 'conexion.xes' },
  ocel: { mediaType: 'application/json; charset=utf-8', file: 'conexion.ocel.json' },
};

/** The journal for process mining, streamed: memory does not grow with its length. */
export const eventLogEndpoint = ({ store, procedure }: Deps, budgets: Budgets): Endpoint =>
  endpoint({
    method: 'get',
    path: '/api/eventlog',
    about: {
      summary: 'The journal as an event log: CSV, XES (IEEE 1849) or OCEL 2.0 JSON',
      answer: {
        status: 200,
        description:
          'The log, newest case first: a case is an asistencia with its lines in their order; OCEL has those of expedientes too',
        schema: ocelAnswer,
        mediaTypes: ['text/csv', 'application/xml'],
      },
    },
    query: eventLogQuery,
    handle: ({ query, ...asked }) =>
      budgets.stream('export', asked, async (until) => {
        const { mediaType, file } = formats[query.format];
        const log = store.eventLog({ ...query, eventTypes: Object.keys(procedure.events) });
        // Before the answer begins: where the store is away, it is a 503.
        const first = await log.next();
        return {
          status: 200,
          headers: { 'Content-Type': mediaType, 'Content-Disposition': `attachment; filename="${file}"` },
          write: (response) => send(first, log, response, until),
        };
      }),
  });

/** How long a client may leave unread what it was sent, in milliseconds. */
const slow = 30_000;

/**
 * Sends pieces as fast as the client reads them. An export whose time is over is cut short: the
 * client continues after the last case that it has whole.
 */
async function send(
  first: IteratorResult<string>,
  log: AsyncGenerator<string>,
  response: Response,
  until: AbortSignal,
): Promise<void> {
  const left = new AbortController();
  response.once('close', () => left.abort());
  const over = AbortSignal.any([left.signal, until]);
  for (let piece = first; !piece.done && !over.aborted; piece = await log.next())
    if (!response.write(piece.value)) await drained(response, over, slow);
  await log.return(undefined);
  if (until.aborted) response.destroy();
  else response.end();
}

import type { Accepted, AsistenciaBody } from '../answers.ts';
import { same, wholeOf } from '../disagreement.ts';
import { coveredService, type Scene } from '../scene.ts';
import type { Got } from '../wire.ts';
import { agendaOf } from './agenda.ts';

const minute = 60_000;
/** How long a window lasts, from its assignment: long enough for a few requests. */
const lasts = 1_500;
const margin = 500;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Requests under keys, answered before a window and a due time have passed. What it returns sends
 * them again once both have: their answers must be the same.
 */
export async function answeredBeforeWindow(scene: Scene): Promise<() => Promise<void>> {
  const { expediente, asistencia } = await scene.openCase();
  const path = `/api/asistencias/${asistencia.id}/events`;
  const [resolved, assigned, confirmed] = coveredService();
  const { entry } = (await scene.done<Accepted>(path, resolved)).body;
  // By the clock of the host; what is tolerated comes on top.
  const passes = Date.parse(entry.at) + lasts;
  const latest = new Date(passes - asistencia.context.policy.toleranceMinutes * minute).toISOString();
  const dueAt = new Date(passes).toISOString();
  const until = performance.now() + lasts + margin;
  await scene.accept(asistencia.id, [{ ...assigned, window: { earliest: latest, latest } }]);
  const [pendiente] = await agendaOf(scene, expediente.id, '&status=pendiente');
  const requests: readonly [path: string, body: object][] = [
    ['/api/pendientes', { expedienteId: expediente.id, text: 'llamar', dueAt }],
    [`/api/pendientes/${pendiente?.id}/events`, { type: 'pendiente.postponed', dueAt }],
    [path, confirmed as object],
    [path, { type: 'reschedule.declined', reason: 'ya no' }],
  ];
  const send = ([path, body]: readonly [string, object], place: number) =>
    scene.post(path, body, { headers: { 'idempotency-key': `${scene.name}-${place}` } });
  const first: Got[] = [];
  for (const [place, request] of requests.entries()) first.push(await send(request, place));
  return async () => {
    await pause(Math.max(0, until - performance.now()));
    for (const [place, request] of requests.entries()) {
      const [before, again] = [first[place] as Got, await send(request, place)];
      const where = `at ${request[0]} under the same key`;
      same(`what is allowed ${where}`, allowedIn(again), allowedIn(before));
      same(`the answer ${where}`, wholeOf(again), wholeOf(before));
    }
  };
}

/** The events that an answer lists: of a refusal, or of an event that was accepted. */
function allowedIn({ body }: Got): readonly string[] | undefined {
  const { asistencia, allowed = asistencia?.allowed } = body as Partial<Accepted> &
    Partial<Pick<AsistenciaBody, 'allowed'>>;
  return allowed?.map(({ type }) => type);
}

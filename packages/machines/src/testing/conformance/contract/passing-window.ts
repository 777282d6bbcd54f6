import type { Accepted, AsistenciaBody, Items } from '../answers.ts';
import { same, wholeOf } from '../disagreement.ts';
import { coveredService, type Scene } from '../scene.ts';
import type { Got } from '../wire.ts';
import { agendaOf } from './agenda.ts';
import { NotTried, type Story } from './story.ts';

const minute = 60_000;
/** How long a window lasts, from its assignment: long enough for a few requests. */
const shortly = 1_500;
/** For a host that is slow just now. */
const patiently = 20_000;
const margin = 500;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** An asistencia whose provider is expected in a window that passes soon, not confirmed yet. */
async function soonLate(scene: Scene, lasts = shortly) {
  const { expediente, asistencia } = await scene.openCase();
  const path = `/api/asistencias/${asistencia.id}/events`;
  const [resolved, assigned, confirmed = {}] = coveredService();
  const began = performance.now();
  const { entry } = (await scene.done<Accepted>(path, resolved)).body;
  // By the clock of the host; what is tolerated comes on top.
  const passes = Date.parse(entry.at) + lasts;
  const latest = new Date(passes - asistencia.context.policy.toleranceMinutes * minute).toISOString();
  const until = performance.now() + lasts + margin;
  await scene.accept(asistencia.id, [{ ...assigned, window: { earliest: latest, latest } }]);
  const passed = () => pause(Math.max(0, until - performance.now()));
  const mayHavePassed = () => performance.now() > began + lasts;
  const dueAt = new Date(passes).toISOString();
  return { expediente, asistencia, path, confirmed, dueAt, passed, mayHavePassed };
}

const declined = { type: 'reschedule.declined', reason: 'ya no' };

/** What a host says of now, of which no event tells it. */
export const passingWindowStories: readonly Story[] = [
  {
    section: 'explain',
    rule: 'once a window and a due time have passed, what is allowed, explained and overdue says so',
    async play(scene) {
      const inTime = (await saidBefore(scene, shortly)) ?? (await saidBefore(scene, patiently));
      if (!inTime) throw new NotTried();
      same('what is said before', inTime.before, nothing, ['4.3']);
      await inTime.passed();
      const after = { allowed: true, explained: true, overdue: 1, late: 1 };
      same('what is said once they have passed', await inTime.said(), after, ['4.3']);
    },
  },
];

const nothing = { allowed: false, explained: false, overdue: 0, late: 0 };

/** What is said before a window passes; undefined where it may have passed meanwhile. */
async function saidBefore(scene: Scene, lasts: number) {
  const { expediente, asistencia, confirmed, dueAt, passed, mayHavePassed } = await soonLate(scene, lasts);
  await scene.accept(asistencia.id, [confirmed]);
  await scene.post('/api/pendientes', { expedienteId: expediente.id, text: 'llamar', dueAt });
  const path = `/api/asistencias/${asistencia.id}`;
  const due = `/api/pendientes?expediente=${expediente.id}&kind=manual&overdue=true`;
  const late = `/api/expedientes?tab=todos&overdue=true&text=${expediente.id}`;
  const said = async () => ({
    allowed: allowedIn(await scene.get(path))?.includes(declined.type),
    explained: (await scene.post<{ accepted: boolean }>(`${path}/explain`, declined)).body.accepted,
    overdue: (await scene.get<Items<unknown>>(due)).body.items.length,
    late: (await scene.get<Items<unknown>>(late)).body.items.length,
  });
  const before = await said();
  return mayHavePassed() ? undefined : { before, said, passed };
}

/**
 * Requests under keys, answered before a window and a due time have passed. What it returns sends
 * them again once both have: their answers must be the same.
 */
export async function answeredBeforeWindow(scene: Scene): Promise<() => Promise<void>> {
  const { expediente, path, confirmed, dueAt, passed } = await soonLate(scene);
  const [pendiente] = await agendaOf(scene, expediente.id, '&status=pendiente');
  const requests: readonly [path: string, body: object][] = [
    ['/api/pendientes', { expedienteId: expediente.id, text: 'llamar', dueAt }],
    [`/api/pendientes/${pendiente?.id}/events`, { type: 'pendiente.postponed', dueAt }],
    [path, confirmed],
    [path, declined],
  ];
  const send = ([path, body]: readonly [string, object], place: number) =>
    scene.post(path, body, { headers: { 'idempotency-key': `${scene.name}-${place}` } });
  const first: Got[] = [];
  for (const [place, request] of requests.entries()) first.push(await send(request, place));
  return async () => {
    await passed();
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

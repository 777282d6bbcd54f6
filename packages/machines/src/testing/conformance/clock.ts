import type { Accepted, EntryBody, ExpedienteBody, Items, PendienteBody } from './answers.ts';
import { NotTried, type Story } from './contract/story.ts';
import { same } from './disagreement.ts';
import type { StartedHost } from './restart.ts';
import { coveredService, inMinutes, plainAsistencia, plainCase, type Scene } from './scene.ts';

const hour = 3_600;
const aMinute = 60_000;

/** Without which no rule of the clock can be tried: the host follows `setClock`. */
export const settingOf = (started: StartedHost): Story => ({
  section: 'clock',
  rule: 'the clock follows',
  async play(scene) {
    const { body } = await anotherTimeOf(started)(scene, hour, () =>
      scene.done<ExpedienteBody>('/api/expedientes', plainCase()),
    );
    if (Math.abs(timeOf(body.openedAt) - Date.now() - hour * 1_000) >= aMinute) throw new NotTried();
  },
});

const timeOf = (at: string) => Date.parse(at);

/** Does something in a story at another time, in seconds from now. */
type AtAnotherTime = <T>(scene: Scene, seconds: number, work: () => Promise<T>) => Promise<T>;

const eventsInOrder = (atAnotherTime: AtAnotherTime): Story => ({
  section: 'clock',
  rule: 'after the clock was set back, an event is stamped no earlier than the one before',
  async play(scene) {
    const [resolved, assigned] = coveredService();
    const { asistencia, first } = await atAnotherTime(scene, hour, async () => {
      const { asistencia } = await scene.openCase();
      const path = `/api/asistencias/${asistencia.id}/events`;
      return { asistencia, first: (await scene.done<Accepted>(path, resolved)).body.entry };
    });
    const path = `/api/asistencias/${asistencia.id}`;
    const second = (await scene.done<Accepted>(`${path}/events`, assigned)).body.entry;
    same(`whether ${second.at} is before ${first.at}`, timeOf(second.at) < timeOf(first.at), false);
    const note = (await scene.done<EntryBody>(`${path}/bitacora`, { text: 'una nota' })).body;
    same(`whether a note at ${note.at} is before it`, timeOf(note.at) < timeOf(second.at), false);
    const agenda = await scene.get<Items<PendienteBody>>(
      `/api/pendientes?expediente=${asistencia.expedienteId}&status=pendiente`,
    );
    const to = { type: 'pendiente.reassigned', to: 'lucia' };
    await scene.done(`/api/pendientes/${agenda.body.items[0]?.id}/events`, to);
    const { items } = (await scene.get<Items<EntryBody>>(`${path}/bitacora`)).body;
    const last = items.at(-1);
    same(
      `whether ${last?.type} at ${last?.at} is before it`,
      timeOf(last?.at ?? '') < timeOf(second.at),
      false,
    );
  },
});

const openingsInOrder = (atAnotherTime: AtAnotherTime): Story => ({
  section: 'clock',
  rule: 'after the clock was set back, an asistencia is opened no earlier than its expediente',
  async play(scene) {
    const { body } = await atAnotherTime(scene, hour, () =>
      scene.done<ExpedienteBody>('/api/expedientes', plainCase()),
    );
    const opened = await scene.done<{ openedAt: string }>(
      `/api/expedientes/${body.id}/asistencias`,
      plainAsistencia,
    );
    const isBefore = timeOf(opened.body.openedAt) < timeOf(body.openedAt);
    same(`whether ${opened.body.openedAt} is before ${body.openedAt}`, isBefore, false);
  },
});

const openingsOfTheDay = (atAnotherTime: AtAnotherTime): Story => ({
  section: 'clock',
  rule: 'a plan is contracted no later than its opening, by the clock of that moment (DOMAIN 6)',
  async play(scene) {
    const { body } = await scene.done<ExpedienteBody>('/api/expedientes', plainCase());
    // Where it is ten in the evening now, so that another day is near.
    const ahead = ((22 - new Date().getUTCHours() + 36) % 24) - 12;
    const timeZone = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
    const opened = async (days: number) => {
      const contractedOn = inMinutes((ahead + 24 * days) * 60).slice(0, 10);
      const asistencia = { ...plainAsistencia, plan: { ...plainAsistencia.plan, timeZone, contractedOn } };
      return (await scene.post(`/api/expedientes/${body.id}/asistencias`, asistencia)).status;
    };
    same('of a plan of tomorrow', await opened(1), 400);
    await atAnotherTime(scene, 3 * hour, async () => {
      // A token that was given may be over.
      if ((await scene.get('/api/me')).status === 401) throw new NotTried();
      same('of the same plan, once that day has come', await opened(1), 201);
      same('of a plan of the day after', await opened(2), 400);
    });
  },
});

const reschedulingInTime = (atAnotherTime: AtAnotherTime): Story => ({
  section: 'clock',
  rule: 'a rescheduling is possible once the window has passed, and not before (DOMAIN 6)',
  async play(scene) {
    const [resolved, assigned, confirmed] = coveredService();
    const { asistencia } = await scene.openCase();
    const window = { earliest: inMinutes(5), latest: inMinutes(10) };
    await scene.accept(asistencia.id, [resolved as object, { ...assigned, window }, confirmed as object]);
    const path = `/api/asistencias/${asistencia.id}/events`;
    const declined = { type: 'reschedule.declined', reason: 'ya no' };
    same('before the window has passed', (await scene.post(path, declined)).status, 409, ['4.3']);
    const late = await atAnotherTime(scene, hour, () => scene.post(path, declined));
    same('once it has passed', late.status, 200, ['4.3']);
  },
});

const overdueInTime = (atAnotherTime: AtAnotherTime): Story => ({
  section: 'clock',
  rule: 'a pendiente is overdue once its due time has passed',
  async play(scene) {
    const { expediente } = await scene.openCase();
    const { id } = await scene.addPendiente(expediente.id, 'llamar', inMinutes(30));
    const overdue = async () =>
      (
        await scene.get<Items<PendienteBody>>(
          `/api/pendientes?expediente=${expediente.id}&kind=manual&overdue=true`,
        )
      ).body.items;
    same('before', await overdue(), []);
    same(
      'after',
      (await atAnotherTime(scene, hour, overdue)).map((item) => item.id),
      [id],
    );
  },
});

const anotherTimeOf =
  ({ setClock }: StartedHost): AtAnotherTime =>
  async (scene, seconds, work) => {
    await setClock(seconds);
    scene.tell(`the clock of the service is set ${seconds} s ahead`);
    try {
      return await work();
    } finally {
      await setClock(0);
      scene.tell('the clock of the service is set back');
    }
  };

/** What a host must do when its clock is set; the stories are played one after the other. */
export const clockStories = (started: StartedHost): readonly Story[] =>
  [eventsInOrder, openingsInOrder, openingsOfTheDay, reschedulingInTime, overdueInTime].map((story) =>
    story(anotherTimeOf(started)),
  );

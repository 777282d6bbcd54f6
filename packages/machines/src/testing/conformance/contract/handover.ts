import { type Role, roles } from '../../../procedure/roles.ts';
import type { Answer, ExpedienteBody, PendienteBody, Problem } from '../answers.ts';
import { same } from '../disagreement.ts';
import { inMinutes, type Scene } from '../scene.ts';
import type { Got } from '../wire.ts';
import { agendaOf, askException } from './agenda.ts';
import type { Story } from './story.ts';

const superiors = ['supervisor', 'jefe', 'gerencia'] as const;

const transfer = (scene: Scene, expedienteId: string, to: string, as?: Role) =>
  scene.done<ExpedienteBody>(
    `/api/expedientes/${expedienteId}/transfer`,
    { to, reason: 'turno' },
    as ? { as } : {},
  );

const whose = (agenda: readonly PendienteBody[]) =>
  agenda.map(({ id, status, assignee, role }) => ({ id, status, assignee, role }));

/** A case is handed on, on again and back. */
const handedOnBy = (sender: Role): Story => ({
  section: 'expedientes',
  rule: `a transfer by ${sender} hands over what its holder has open, from one to the next and back`,
  async play(scene) {
    const { people } = scene.wire;
    const { expediente, asistencia } = await scene.openCase();
    await askException(scene, asistencia.id);
    const add = (assignee?: string) =>
      scene.done<PendienteBody>('/api/pendientes', {
        ...{ expedienteId: expediente.id, text: 'llamar', dueAt: inMinutes(30) },
        ...(assignee === undefined ? {} : { assignee }),
      });
    await add('lucia');
    await add(people[sender].id);
    const attended = (await add()).body.id;
    await scene.done(`/api/pendientes/${attended}/events`, { type: 'pendiente.attended' });
    await add();
    const others = superiors.filter((role) => role !== sender).map((role) => people[role].id);
    let holder = expediente.coordinator.id;
    for (const to of [...others.slice(0, 2), holder]) {
      const expected = (await agendaOf(scene, expediente.id)).map((item) =>
        item.status === 'pendiente' && item.assignee === holder ? { ...item, assignee: to } : item,
      );
      const { body } = await transfer(scene, expediente.id, to, sender);
      same('its coordinator', body.coordinator.id, to);
      const agenda = await agendaOf(scene, expediente.id);
      same(`whose the pendientes are after ${holder} → ${to}`, whose(agenda), whose(expected));
      holder = to;
    }
  },
});

/** How often several clients meet in a story. */
const rounds = 40;
/** Requests right after the one that they meet; of those before it, there are from 0 to as many. */
const most = 8;

/** One request among several others of the same moment. */
async function amid<Body, Other>(
  round: number,
  request: () => Promise<Got<Body>>,
  other: () => Promise<Got<Other>>,
) {
  const others = (length: number) => Array.from({ length }, other);
  const before = others(round % (most + 1));
  const one = request();
  const answers = await Promise.all([...before, ...others(most)]);
  return { one: await one, answers };
}

const adding = (scene: Scene, about: object) => () =>
  scene.post<PendienteBody & Problem>('/api/pendientes', {
    ...about,
    text: 'llamar',
    dueAt: inMinutes(60),
  });

/** Plays rounds, each on a separate case; the story is that of the last one. */
async function playRounds(
  scene: Scene,
  play: (round: number, opened: Awaited<ReturnType<Scene['openCase']>>) => Promise<void>,
) {
  for (let round = 0; round < rounds; round++) {
    scene.forget();
    await play(round, await scene.openCase());
  }
}

/** Where a case goes with its pendientes, also those of the same moment. */
export const handoverStories: readonly Story[] = [
  ...roles.filter((role) => role !== 'analista').map(handedOnBy),
  {
    section: 'agenda',
    rule: 'no pendiente stays with the former coordinator that is added at the moment of a transfer',
    play: (scene) =>
      playRounds(scene, async (round, { expediente }) => {
        const to = scene.wire.people.jefe.id;
        const about = { expedienteId: expediente.id };
        const request = () => transfer(scene, expediente.id, to);
        const { answers } = await amid(round, request, adding(scene, about));
        for (const { status } of answers) same('whether it is added', status < 300, true);
        const open = await agendaOf(scene, expediente.id, '&status=pendiente');
        const left = open.filter(({ assignee }) => assignee !== to);
        same(`what is open and not of ${to}`, whose(left), []);
        const added = answers.filter(({ body }) => !open.some(({ id }) => id === body.id));
        same(
          'what was added and is not open',
          added.map(({ body }) => body),
          [],
        );
      }),
  },
  {
    section: 'agenda',
    rule: 'no pendiente goes back to the former coordinator that is postponed at the moment of a transfer',
    play: (scene) =>
      playRounds(scene, async (round, { expediente }) => {
        const to = scene.wire.people.jefe.id;
        const [pendiente] = await agendaOf(scene, expediente.id);
        const request = () => transfer(scene, expediente.id, to);
        const { answers } = await amid(round, request, () =>
          scene.post(`/api/pendientes/${pendiente?.id}/events`, {
            type: 'pendiente.postponed',
            dueAt: inMinutes(60),
          }),
        );
        for (const { status } of answers) same('whether it is postponed', status, 200);
        const left = (await agendaOf(scene, expediente.id)).filter(({ assignee }) => assignee !== to);
        same(`what is not of ${to}`, whose(left), []);
      }),
  },
  {
    section: 'agenda',
    rule: 'no pendiente stays open that is added at the moment at which its asistencia ends',
    play: (scene) =>
      playRounds(scene, async (round, { expediente, asistencia }) => {
        const about = { expedienteId: expediente.id, asistenciaId: asistencia.id };
        const ended = { type: 'request.withdrawn', reason: 'ya no' };
        const request = () => scene.post<Answer>(`/api/asistencias/${asistencia.id}/events`, ended);
        const { one, answers } = await amid(round, request, adding(scene, about));
        same('the closure', one.status, 200);
        for (const { status, body } of answers)
          if (status >= 300) same('a pendiente too late', [status, body.code], [409, 'event-refused']);
        const agenda = await agendaOf(scene, expediente.id);
        const open = agenda.filter(({ status }) => status === 'pendiente');
        same('what is open of an asistencia that has ended', whose(open), []);
        const added = answers.flatMap(({ status, body }) => (status < 300 ? [body.id] : [])).sort();
        const cancelled = agenda.filter(({ kind }) => kind === 'manual').map(({ id }) => id);
        same('what was added, all cancelled', cancelled.sort(), added);
      }),
  },
];

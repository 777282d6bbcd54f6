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
const rounds = 15;
/** Requests right after the one that they meet; of those before it, there are from 0 to 2. */
const after = 8;
const mostBefore = 2;

/** One request among several that add pendientes at the same time. */
async function amidAdded<Body>(
  scene: Scene,
  round: number,
  about: object,
  request: () => Promise<Got<Body>>,
) {
  const add = (length: number) =>
    Array.from({ length }, () =>
      scene.post<PendienteBody & Problem>('/api/pendientes', {
        ...about,
        text: 'llamar',
        dueAt: inMinutes(60),
      }),
    );
  const before = add(round % (mostBefore + 1));
  const amid = request();
  const answers = await Promise.all([...before, ...add(after)]);
  return { amid: await amid, answers };
}

/** Where a case goes with its pendientes, also those of the same moment. */
export const handoverStories: readonly Story[] = [
  ...roles.filter((role) => role !== 'analista').map(handedOnBy),
  {
    section: 'agenda',
    rule: 'no pendiente stays with the former coordinator that is added at the moment of a transfer',
    async play(scene) {
      const { expediente } = await scene.openCase();
      const about = { expedienteId: expediente.id };
      const { jefe, supervisor } = scene.wire.people;
      for (let round = 0; round < rounds; round++) {
        const to = (round % 2 === 0 ? jefe : supervisor).id;
        const { answers } = await amidAdded(scene, round, about, () => transfer(scene, expediente.id, to));
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
      }
    },
  },
  {
    section: 'agenda',
    rule: 'no pendiente stays open that is added at the moment at which its asistencia ends',
    async play(scene) {
      for (let round = 0; round < rounds; round++) {
        const { expediente, asistencia } = await scene.openCase();
        const about = { expedienteId: expediente.id, asistenciaId: asistencia.id };
        const ended = { type: 'request.withdrawn', reason: 'ya no' };
        const { amid, answers } = await amidAdded(scene, round, about, () =>
          scene.post<Answer>(`/api/asistencias/${asistencia.id}/events`, ended),
        );
        same('the closure', amid.status, 200);
        for (const { status, body } of answers)
          if (status >= 300) same('a pendiente too late', [status, body.code], [409, 'event-refused']);
        const agenda = await agendaOf(scene, expediente.id);
        const open = agenda.filter(({ status }) => status === 'pendiente');
        same('what is open of an asistencia that has ended', whose(open), []);
        const added = answers.flatMap(({ status, body }) => (status < 300 ? [body.id] : [])).sort();
        const cancelled = agenda.filter(({ kind }) => kind === 'manual').map(({ id }) => id);
        same('what was added, all cancelled', cancelled.sort(), added);
      }
    },
  },
];

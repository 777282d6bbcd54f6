import { roles } from '../../../procedure/roles.ts';
import type { Items, Problem } from '../answers.ts';
import { same } from '../disagreement.ts';
import { commands } from './commands.ts';
import type { Story } from './story.ts';

interface Person {
  id: string;
  role: string;
  lastSeenAt: string | null;
}

const senders = roles.filter((role) => role !== 'analista');

/** Who may do what, and whom a case may be handed to. */
export const peopleStories: readonly Story[] = [
  ...commands.map(
    ({ name, prepare }): Story => ({
      section: 'statuses',
      rule: `${name}: an analista sends nothing: 403 with the roles that may, and nothing changes`,
      async play(scene) {
        const { path, body, revision } = await prepare(scene);
        const before = await revision?.();
        const { status, body: problem } = await scene.post<Problem>(path, body, { as: 'analista' });
        same('the answer', [status, problem.code], [403, 'role-not-allowed']);
        same('the roles that may', [...(problem.roles ?? [])].sort(), [...senders].sort());
        same('the revision after it', await revision?.(), before);
      },
    }),
  ),
  {
    section: 'statuses',
    rule: 'an analista reads everything',
    async play(scene) {
      const { expediente, asistencia } = await scene.openCase();
      for (const path of [
        '/api/expedientes?tab=todos&limit=1',
        `/api/expedientes/${expediente.id}`,
        `/api/asistencias/${asistencia.id}`,
        `/api/asistencias/${asistencia.id}/bitacora`,
        `/api/pendientes?expediente=${expediente.id}`,
        '/api/people?limit=1',
        '/api/definition',
      ])
        same(path, (await scene.get(path, { as: 'analista' })).status, 200);
    },
  },
  {
    section: 'answers',
    rule: 'GET /api/people has each caller who may be handed a case, with the role and when it called last',
    async play(scene) {
      for (const role of senders) {
        await scene.get('/api/me', { as: role });
        const { id } = scene.wire.people[role];
        const { body } = await scene.get<Items<Person>>(`/api/people?text=${encodeURIComponent(id)}`);
        const person = body.items.find((each) => each.id === id);
        same(`the role of ${id}`, person?.role, role);
        same(`whether ${id} was seen`, Number.isFinite(Date.parse(person?.lastSeenAt ?? '')), true);
      }
      const { body } = await scene.get<Items<Person>>('/api/people?text=no-such-name');
      same('who is found by a text that no one has', body.items, []);
    },
  },
];

import { type Role, roles } from '../../../procedure/roles.ts';
import type { Items, Problem } from '../answers.ts';
import { same } from '../disagreement.ts';
import type { Scene } from '../scene.ts';
import { commands } from './commands.ts';
import { NotTried, type Story } from './story.ts';

interface Person {
  id: string;
  role: string;
  lastSeenAt: string | null;
}

const senders = roles.filter((role) => role !== 'analista');

/** Calls as anyone in any role. @throws {NotTried} where the host gives no such token */
async function callAs(scene: Scene, user: string, role: Role): Promise<void> {
  const { body } = await scene.attempt<{ token?: string } | null>({
    path: '/api/demo/token',
    as: null,
    body: { user, role },
  });
  if (!body?.token) throw new NotTried();
  const headers = { authorization: `Bearer ${body.token}` };
  same(`who calls as ${role}`, (await scene.get<Person>('/api/me', { as: null, headers })).body.role, role);
}

const looks = 10;
const pauseMilliseconds = 1_000;

/** The role under which someone is listed, once it is the one that is due, or after 10 s. */
async function listedRole(scene: Scene, user: string, due: Role | undefined): Promise<string | undefined> {
  for (let look = 1; ; look++) {
    const { body } = await scene.get<Items<Person>>(`/api/people?text=${encodeURIComponent(user)}`);
    const role = body.items.find(({ id }) => id === user)?.role;
    if (role === due || look === looks) return role;
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
  }
}

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
  {
    section: 'answers',
    rule: 'GET /api/people has a caller whose role has changed with the last one, and no analista',
    async play(scene) {
      for (const [before, last] of changes) {
        scene.forget();
        const user = `${scene.name}-${before}-${last}`;
        for (const role of [before, last]) await callAs(scene, user, role);
        const due = last === 'analista' ? undefined : last;
        const listed = await listedRole(scene, user, due);
        same(`how ${user} is listed`, listed ?? 'not at all', due ?? 'not at all');
      }
    },
  },
];

const changes = [
  ['analista', 'coordinador'],
  ['coordinador', 'supervisor'],
  ['gerencia', 'coordinador'],
  ['coordinador', 'analista'],
] as const;

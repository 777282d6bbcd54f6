import type { Problem } from '../answers.ts';
import { same } from '../disagreement.ts';
import type { Scene } from '../scene.ts';
import type { Got, Sent } from '../wire.ts';
import type { Story } from './story.ts';

const section = 'statuses';
const under = ({ name }: Scene) => ({ headers: { 'idempotency-key': name } });

/** A request that would be accepted, and what a fault may need to know of its case. */
interface Target {
  path: string;
  body: Record<string, unknown>;
  /** The same path of something that does not exist. */
  missing: string;
  /** Makes the request one that the role may not send. */
  forbidden: Pick<Sent, 'as' | 'body'>;
  /** A request that the procedure refuses; null where there is none. */
  refused: object | null;
  key: string;
  /** Sends another body under the key. */
  useKey(): Promise<unknown>;
}

interface Fault {
  code: string;
  status: number;
  spoil(sent: Sent, target: Target): Sent;
}

const withHeader = (sent: Sent, name: string, value: string): Sent => ({
  ...sent,
  headers: { ...sent.headers, [name]: value },
});

/** In the order of the contract; faults of one rank are one fault here. */
const faults: readonly Fault[] = [
  { code: 'method-not-allowed', status: 405, spoil: (sent) => ({ ...sent, method: 'PUT' }) },
  { code: 'unauthenticated', status: 401, spoil: (sent) => ({ ...sent, as: null }) },
  {
    code: 'invalid-request',
    status: 400,
    spoil: (sent) => ({ ...sent, body: { ...(sent.body as object), unknownField: 1 } }),
  },
  { code: 'not-found', status: 404, spoil: (sent, { missing }) => ({ ...sent, path: missing }) },
  {
    code: 'idempotency-key-reused',
    status: 422,
    spoil: (sent, { key }) => withHeader(sent, 'idempotency-key', key),
  },
  {
    code: 'role-not-allowed',
    status: 403,
    spoil: (sent, { forbidden }) => ({ ...sent, ...forbidden }),
  },
  { code: 'stale-revision', status: 412, spoil: (sent) => withHeader(sent, 'if-match', '"999999"') },
  {
    code: 'event-refused',
    status: 409,
    spoil: (sent, { refused }) => ({ ...sent, body: refused ?? sent.body }),
  },
];

const absent = '01900000-0000-7000-8000-000000000000';

const targets: Readonly<Record<string, (scene: Scene) => Promise<Target>>> = {
  async 'an event'(scene) {
    const { asistencia } = await scene.openCase();
    const path = `/api/asistencias/${asistencia.id}/events`;
    return {
      path,
      body: { type: 'coverage.resolved', outcome: 'covered' },
      missing: `/api/asistencias/${absent}/events`,
      forbidden: { body: { type: 'exception.approved', discountPercent: 5, reason: 'x' } },
      refused: { type: 'work.authorized' },
      key: scene.name,
      useKey: () => scene.post(path, { type: 'denial.explained', reason: 'x' }, under(scene)),
    };
  },
  async 'an event of a pendiente'(scene) {
    const { expediente } = await scene.openCase();
    const { items } = (
      await scene.get<{ items: readonly { id: string }[] }>(`/api/pendientes?expediente=${expediente.id}`)
    ).body;
    const path = `/api/pendientes/${items[0]?.id}/events`;
    return {
      path,
      body: { type: 'pendiente.reassigned', to: scene.wire.people.jefe.id },
      missing: `/api/pendientes/${absent}/events`,
      forbidden: { as: 'analista' },
      // It is automatic.
      refused: { type: 'pendiente.attended' },
      key: scene.name,
      useKey: () => scene.post(path, { type: 'pendiente.cancelled', reason: 'x' }, under(scene)),
    };
  },
  async 'a transfer'(scene) {
    const { expediente } = await scene.openCase();
    const path = `/api/expedientes/${expediente.id}/transfer`;
    const to = scene.wire.people.jefe.id;
    return {
      path,
      body: { to, reason: 'turno' },
      missing: `/api/expedientes/${absent}/transfer`,
      forbidden: { as: 'analista' },
      refused: null,
      key: scene.name,
      useKey: () => scene.post(path, { to, reason: 'otro' }, under(scene)),
    };
  },
};

/** Whether two faults cannot be in one request: what used a key had a role that may use it. */
const areApart = (a: Fault, b: Fault, { forbidden, refused }: Target): boolean =>
  (refused === null && [a, b].some(({ code }) => code === 'event-refused')) ||
  (a.code === 'idempotency-key-reused' && b.code === 'role-not-allowed' && forbidden.as !== undefined) ||
  (a.code === 'not-found' && b.code === 'idempotency-key-reused') ||
  (a.code === 'role-not-allowed' && b.code === 'event-refused' && forbidden.body !== undefined) ||
  // One body cannot be both.
  (a.code === 'invalid-request' &&
    (b.code === 'event-refused' || (b.code === 'role-not-allowed' && forbidden.body !== undefined)));

const answerOf = ({ status, body }: Got<Problem>) => [status, body.code];

export const refusalOrderStories: readonly Story[] = [
  ...Object.entries(targets).flatMap(([what, prepare]) =>
    faults.map(
      (first, place) =>
        ({
          section,
          rule: `${what}: ${first.code} is ${first.status}, and comes before what follows it in the contract`,
          async play(scene) {
            const target = await prepare(scene);
            if (first.code === 'event-refused' && target.refused === null) return;
            await target.useKey();
            const plain = { path: target.path, body: target.body };
            for (const second of faults.slice(place)) {
              if (first !== second && areApart(first, second, target)) continue;
              // The second fault first: a body that is malformed stays so.
              const sent = first.spoil(first === second ? plain : second.spoil(plain, target), target);
              const about = first === second ? first.code : `${first.code} and ${second.code}`;
              same(about, answerOf(await scene.send<Problem>(sent)), [first.status, first.code]);
            }
          },
        }) satisfies Story,
    ),
  ),
  {
    section,
    rule: 'a body that is too large is 413, one that is not JSON by its type 415, one that is no JSON 400',
    async play(scene) {
      const { asistencia } = await scene.openCase();
      const path = `/api/asistencias/${asistencia.id}/events`;
      const text = { headers: { 'content-type': 'text/plain' } };
      const large = JSON.stringify({ type: 'coverage.resolved', reason: 'x'.repeat(2_000_000) });
      same('2 MB', answerOf(await scene.post(path, large)), [413, 'too-large']);
      same('text/plain', answerOf(await scene.post(path, '{}', text)), [415, 'not-json']);
      same('half of a body', answerOf(await scene.post(path, '{"type":')), [400, 'invalid-request']);
    },
  },
  {
    section,
    rule: 'an invalid request is 400 and names each field; at and by are the host’s own; xstate.* is no event',
    async play(scene) {
      const { asistencia, expediente } = await scene.openCase();
      const path = `/api/asistencias/${asistencia.id}/events`;
      for (const [field, body] of Object.entries({
        at: { type: 'coverage.resolved', outcome: 'covered', at: '2026-01-01T00:00:00Z' },
        by: { type: 'coverage.resolved', outcome: 'covered', by: { id: 'x', role: 'gerencia' } },
        reason: { type: 'coverage.resolved', outcome: 'uncovered' },
        type: { type: 'xstate.init' },
      })) {
        const got = await scene.post<Problem>(path, body);
        same(`${field} of ${JSON.stringify(body)}`, answerOf(got), [400, 'invalid-request']);
        const { errors = [] } = got.body;
        same(
          `a field that is named`,
          errors.some((error) => error.path.startsWith(field)),
          true,
        );
        same(
          'whether each has a message',
          errors.every(({ message }) => message.length > 0),
          true,
        );
      }
      const list = await scene.get<Problem>(`/api/pendientes?expediente=${expediente.id}&limit=501`);
      same('a limit of 501', answerOf(list), [400, 'invalid-request']);
    },
  },
  {
    section,
    rule: 'a problem is application/problem+json with its status, code and title',
    async play(scene) {
      const got = await scene.get<Record<string, unknown>>(`/api/asistencias/${absent}`);
      same('the content type', got.headers.get('content-type')?.split(';')[0], 'application/problem+json');
      same('the status in the body', [got.status, got.body.status, got.body.code], [404, 404, 'not-found']);
      same('whether it has a title', typeof got.body.title, 'string');
    },
  },
  {
    section,
    rule: '401 names the scheme in WWW-Authenticate; a refused role names the roles that may',
    async play(scene) {
      const got = await scene.get('/api/me', { as: null });
      const scheme = got.headers.get('www-authenticate');
      same(
        'the status and WWW-Authenticate',
        [got.status, scheme],
        [401, /^Bearer/i.test(scheme ?? '') ? scheme : 'Bearer'],
      );
      const { asistencia } = await scene.openCase();
      const approved = { type: 'exception.approved', discountPercent: 5, reason: 'x' };
      const { body } = await scene.post<Problem>(`/api/asistencias/${asistencia.id}/events`, approved);
      same('the roles that may', body.roles, ['supervisor', 'jefe', 'gerencia']);
    },
  },
  {
    section: 'methods',
    rule: 'a known path with another method is 405, and Allow names its methods',
    async play(scene) {
      for (const [path, methods] of Object.entries(knownPaths)) {
        const other = [
          'DELETE',
          'PATCH',
          ...(methods.includes('POST') ? [] : ['POST']),
          ...(methods.includes('GET') ? [] : ['GET']),
        ];
        for (const method of other) {
          const { status, headers } = await scene.send({ method, path });
          const allow = headers.get('allow');
          const allowed = allow?.split(/,\s*/) ?? [];
          const isRight = methods.every((each) => allowed.includes(each)) && !allowed.includes(method);
          same(
            `the status and Allow of ${method} ${path}`,
            [status, allow],
            [405, isRight ? allow : methods.join(', ')],
          );
        }
      }
    },
  },
];

const knownPaths: Readonly<Record<string, readonly string[]>> = {
  '/api/expedientes': ['GET', 'POST'],
  [`/api/expedientes/${absent}`]: ['GET'],
  [`/api/expedientes/${absent}/transfer`]: ['POST'],
  [`/api/expedientes/${absent}/asistencias`]: ['POST'],
  [`/api/asistencias/${absent}`]: ['GET'],
  [`/api/asistencias/${absent}/events`]: ['POST'],
  [`/api/asistencias/${absent}/explain`]: ['POST'],
  [`/api/asistencias/${absent}/bitacora`]: ['GET', 'POST'],
  '/api/pendientes': ['GET', 'POST'],
  [`/api/pendientes/${absent}/events`]: ['POST'],
  '/api/stream': ['GET'],
  '/api/me': ['GET'],
  '/api/people': ['GET'],
  '/api/definition': ['GET'],
  '/api/sign-in': ['GET'],
};

import type { Problem } from '../answers.ts';
import { same } from '../disagreement.ts';
import type { Scene } from '../scene.ts';
import type { Got, Sent } from '../wire.ts';
import { type Answer, answers, type Prepared } from './commands.ts';
import type { Story } from './story.ts';

const section = 'statuses';
const under = ({ name }: Scene) => ({ headers: { 'idempotency-key': name } });

interface Fault {
  what: string;
  code: string;
  status: number;
  /** The request with this fault too; null where it cannot have it. */
  spoil(sent: Sent, prepared: Prepared, scene: Scene): Sent | null;
}

const withHeader = (sent: Sent, name: string, value: string): Sent => ({
  ...sent,
  headers: { ...sent.headers, [name]: value },
});

const absent = '01900000-0000-7000-8000-000000000000';

/** The request about something that does not exist, wherever it is named. */
function withoutSubject({ path, body, ...sent }: Sent): Sent | null {
  const text = JSON.stringify({ path, body });
  const spoilt = text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, absent);
  return spoilt === text ? null : { ...sent, ...(JSON.parse(spoilt) as Pick<Sent, 'path' | 'body'>) };
}

/** In the order of the contract. */
const faults: readonly Fault[] = [
  {
    what: 'another method',
    code: 'method-not-allowed',
    status: 405,
    spoil: (sent) => ({ ...sent, method: 'PUT' }),
  },
  { what: 'no token', code: 'unauthenticated', status: 401, spoil: (sent) => ({ ...sent, as: null }) },
  {
    what: 'an unknown field',
    code: 'invalid-request',
    status: 400,
    spoil: (sent) => ({ ...sent, body: { ...(sent.body as object), unknownField: 1 } }),
  },
  { what: 'something that is not there', code: 'not-found', status: 404, spoil: withoutSubject },
  {
    what: 'a used key',
    code: 'idempotency-key-reused',
    status: 422,
    // Of another caller it is another key.
    spoil: (sent, _, { name }) => (sent.as === undefined ? withHeader(sent, 'idempotency-key', name) : null),
  },
  {
    what: 'an event of other roles',
    code: 'role-not-allowed',
    status: 403,
    spoil: (sent, { forbidden }) => (forbidden ? { ...sent, body: forbidden } : null),
  },
  {
    what: 'a role that sends nothing',
    code: 'role-not-allowed',
    status: 403,
    spoil: (sent) => ({ ...sent, as: 'analista' }),
  },
  {
    what: 'a stale revision',
    code: 'stale-revision',
    status: 412,
    spoil: (sent, { revision }) => revision && withHeader(sent, 'if-match', '"999999"'),
  },
];

/** Every two faults that one request can have, and each by itself. */
const orderStory = ({ name, prepare }: Answer): Story => ({
  section,
  rule: `${name}: each fault has its status, and of two faults the first in the contract is answered`,
  async play(scene) {
    const prepared = await prepare(scene);
    const { path, body, other } = prepared;
    await scene.post(path, other, under(scene));
    for (const [place, first] of faults.entries())
      for (const second of faults.slice(place)) {
        // The second fault first: a body that is malformed stays so.
        const spoilt = second.spoil({ path, body }, prepared, scene);
        const sent = spoilt && first.spoil(spoilt, prepared, scene);
        if (!sent) continue;
        const about = first === second ? first.what : `${first.what} and ${second.what}`;
        same(about, answerOf(await scene.send<Problem>(sent)), [first.status, first.code]);
      }
  },
});

const answerOf = ({ status, body }: Got<Problem>) => [status, body.code];

export const refusalOrderStories: readonly Story[] = [
  ...answers.map(orderStory),
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

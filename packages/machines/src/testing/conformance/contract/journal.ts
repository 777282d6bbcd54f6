import type { Accepted, AsistenciaBody, EntryBody, Explained, Items, Problem } from '../answers.ts';
import { same } from '../disagreement.ts';
import { inputOf } from '../input-of.ts';
import { coveredService, plainAsistencia, type Scene } from '../scene.ts';
import type { Story } from './story.ts';

const journalAt = async (scene: Scene, path: string) =>
  (await scene.get<Items<EntryBody>>(`${path}/bitacora?limit=500`)).body.items;

const resolved = { type: 'coverage.resolved', outcome: 'covered', callId: 'call-2' };

export const journalStories: readonly Story[] = [
  {
    section: 'bitacora',
    rule: 'it holds the opening, then each line as it was answered, with its place, time and author',
    async play(scene) {
      const { asistencia } = await scene.openCase();
      const path = `/api/asistencias/${asistencia.id}`;
      const from = Date.now();
      const { entry } = (await scene.done<Accepted>(`${path}/events`, resolved)).body;
      const { asistencia: _, entry: second } = (
        await scene.done<Accepted>(`${path}/events`, coveredService()[1], { as: 'jefe' })
      ).body;
      const note = (await scene.done<EntryBody>(`${path}/bitacora`, { text: ' una nota ' })).body;
      const lines = await journalAt(scene, path);
      same('its lines', lines.slice(1), [entry, second, note]);
      same('the opening', lines[0]?.type, 'asistencia.opened', ['5.1.C']);
      same(
        'their places',
        lines.map(({ seq }) => seq),
        [1, 2, 3, 3],
      );
      const { coordinador, jefe } = scene.wire.people;
      same(
        'their authors',
        lines.map(({ by }) => by),
        [coordinador, coordinador, jefe, coordinador],
      );
      same('the call', entry.callId, 'call-2', ['4.11']);
      same('what was said', [entry.payload, note.payload], [{ outcome: 'covered' }, { text: 'una nota' }]);
      same(
        'the case',
        lines.map(({ asistenciaId }) => asistenciaId),
        lines.map(() => asistencia.id),
      );
      const times = lines.map(({ at }) => Date.parse(at));
      same(
        'the order of their times',
        times,
        [...times].sort((a, b) => a - b),
      );
      same('whether the host stamps with its time', Math.abs((times[1] ?? 0) - from) < aDay, true);
    },
  },
  {
    section: 'bitacora',
    rule: 'a note moves nothing and raises no revision, also after a closure; a refused event leaves no line',
    async play(scene) {
      const { asistencia } = await scene.openCase();
      const path = `/api/asistencias/${asistencia.id}`;
      await scene.done(`${path}/bitacora`, { text: 'una nota' });
      same('the asistencia', (await scene.get<AsistenciaBody>(path)).body.revision, asistencia.revision);
      same('a refused event', (await scene.post(`${path}/events`, { type: 'work.authorized' })).status, 409);
      same(
        'the journal',
        (await journalAt(scene, path)).map(({ type }) => type),
        ['asistencia.opened', 'note'],
      );
      await scene.accept(asistencia.id, [{ type: 'request.withdrawn', reason: 'ya no' }]);
      await scene.done(`${path}/bitacora`, { text: 'otra' });
      same('the last line', (await journalAt(scene, path)).at(-1)?.type, 'note');
    },
  },
  {
    section: 'explain',
    rule: 'it gives the refusals that the event then meets, for each role, and leaves no trace',
    async play(scene) {
      const { asistencia } = await scene.openCase();
      const path = `/api/asistencias/${asistencia.id}`;
      const events = [
        { type: 'work.authorized' },
        { type: 'denial.explained', reason: 'x' },
        { type: 'exception.approved', discountPercent: 5, reason: 'x' },
        resolved,
      ];
      for (const event of events)
        for (const as of ['analista', 'coordinador'] as const) {
          const key = { as, headers: { 'idempotency-key': scene.name } };
          const { status, body } = await scene.post<Explained>(`${path}/explain`, event, key);
          same('the status of explain', status, 200);
          const sent = await scene.post<Problem>(`${path}/events`, event, { as });
          same(
            `${event.type} by ${as}: explain, and whether it was accepted`,
            body.accepted,
            sent.status === 200,
          );
          if (sent.status === 409) same('why', body.refusals, sent.body.refusals);
          if (sent.status === 403) same('the code', codes(body.refusals), ['role-not-allowed']);
        }
      const types = (await journalAt(scene, path)).map(({ type }) => type);
      same('the journal', types, ['asistencia.opened', 'coverage.resolved']);
      const again = await scene.post<Explained>(`${path}/explain`, resolved, {
        headers: { 'idempotency-key': scene.name },
      });
      same('explain where it has become a correction', again.status, 200);
    },
  },
  {
    section: 'answers',
    rule: 'what is opened is found at Location, relative to the request',
    async play(scene) {
      const { expediente } = await scene.openCase();
      const base = 'https://host.example/below';
      const cases = `/api/expedientes`;
      const opened = await scene.done<{ id: string }>(cases, caseOf(expediente));
      const asistencias = `/api/expedientes/${opened.body.id}/asistencias`;
      const asistencia = await scene.done<{ id: string }>(asistencias, plainAsistencia);
      for (const [from, { headers }, to] of [
        [cases, opened, `/api/expedientes/${opened.body.id}`],
        [asistencias, asistencia, `/api/asistencias/${asistencia.body.id}`],
      ] as const) {
        const location = headers.get('location');
        if (location === null) same(`the Location of POST ${from}`, location, to);
        const { pathname } = new URL(location ?? '', `${base}${from}`);
        same(`where Location "${location}" leads after POST ${base}${from}`, pathname, `/below${to}`);
        same(`GET ${to}`, (await scene.get(to)).status, 200);
      }
    },
  },
  {
    section: 'answers',
    rule: 'an asistencia has its fields, and allowed names each event with its label, clauses and schema',
    async play(scene) {
      const { asistencia } = await scene.openCase();
      const { body } = await scene.get<AsistenciaBody>(`/api/asistencias/${asistencia.id}`);
      same('the asistencia as it was opened', body, asistencia);
      same('its closure and category', [body.closureStatus, body.category], [null, null]);
      const { snapshot } = scene.host.open(inputOf(asistencia.context));
      const allowed = scene.host.allowed(snapshot, {
        at: asistencia.context.lastAt,
        by: scene.wire.people.coordinador,
      });
      const lang = scene.lang;
      same(
        'what is allowed',
        (body.allowed as readonly Allowed[]).map(({ type, label, clauses, schema }) => ({
          type,
          label,
          clauses,
          schema,
        })),
        allowed.map(({ type, label, clauses }) => ({
          type,
          label: label[lang],
          clauses,
          schema: scene.host.eventSchema(type, lang),
        })),
      );
    },
  },
  {
    section: 'answers',
    rule: 'me, sign-in, definition, event log, openapi.json and the probes answer as their names say',
    async play(scene) {
      const { body: me } = await scene.get<Record<string, unknown>>('/api/me', { as: 'analista' });
      const { id, role } = scene.wire.people.analista;
      same('me of an analista', [me.id, me.role, me.mayWrite], [id, role, false]);
      same('whether the token’s end lies ahead', Date.parse(String(me.expiresAt)) > Date.now(), true);
      const { body: signIn } = await scene.get<{ kinds: readonly string[] }>('/api/sign-in', { as: null });
      same('the way in', signIn.kinds.includes(String(me.signIn)), true);
      same(
        'the definition',
        (await scene.get('/api/definition')).body,
        JSON.parse(JSON.stringify(scene.host.definition())),
      );
      for (const format of ['csv', 'xes', 'ocel'])
        same(`an event log of ${format}`, (await scene.get(`/api/eventlog?format=${format}`)).status, 200);
      same('an event log of another format', (await scene.get('/api/eventlog?format=pdf')).status, 400);
      for (const path of ['/openapi.json', '/healthz', '/readyz'])
        same(path, (await scene.get(path, { as: null })).status, 200);
    },
  },
];

/** What the contract names of an event that is allowed. */
interface Allowed {
  type: string;
  label: string;
  clauses: unknown;
  schema: unknown;
}

const aDay = 24 * 60 * 60_000;
const codes = (refusals: readonly unknown[]) => refusals.map((refusal) => (refusal as { code: string }).code);

const caseOf = (expediente: object) => {
  const { holder, contact, location, call } = expediente as Record<string, unknown>;
  return { holder, contact, location, call };
};

import type { PendienteRequest } from '../../../pendiente/pendiente.ts';
import { roles } from '../../../procedure/roles.ts';
import type { AsistenciaBody, EntryBody, Items, PendienteBody, Problem } from '../answers.ts';
import { asContract, same } from '../disagreement.ts';
import { coveredService, inMinutes, plainAsistencia, type Scene } from '../scene.ts';
import { Session } from '../session.ts';
import type { Story } from './story.ts';

const section = 'agenda' as const;

export const agendaOf = async (scene: Scene, expedienteId: string, query = '') =>
  (await scene.get<Items<PendienteBody>>(`/api/pendientes?expediente=${expedienteId}&limit=500${query}`)).body
    .items;

/** Puts an exception before the supervisor, whom its pendiente waits for. */
export const askException = async (scene: Scene, asistenciaId: string, ...more: object[]): Promise<void> =>
  scene.accept(asistenciaId, [
    { type: 'coverage.resolved', outcome: 'uncovered', reason: 'exclusión' },
    { type: 'denial.explained', reason: 'exclusión' },
    {
      type: 'quote.received',
      provider: { id: 'P-1', name: 'Técnicos del Norte', kind: 'external' },
      kind: 'service',
      price: { amount: 1000, currency: 'COP' },
      marketReference: { amount: 2000, currency: 'COP' },
    },
    { type: 'exception.requested', ground: 'special', note: 'cliente de siempre' },
    ...more,
  ]);

/** Pendientes that differ in who may handle them, each on a separate case. */
const openings: Readonly<Record<string, (scene: Scene) => Promise<PendienteBody | undefined>>> = {
  async manual(scene) {
    const { expediente } = await scene.openCase();
    return scene.addPendiente(expediente.id, 'llamar', inMinutes(60));
  },
  async 'manual and overdue'(scene) {
    const { expediente } = await scene.openCase();
    return scene.addPendiente(expediente.id, 'llamar', inMinutes(-60));
  },
  async automatic(scene) {
    const { expediente } = await scene.openCase();
    return (await agendaOf(scene, expediente.id))[0];
  },
  async 'of the supervisor'(scene) {
    const { expediente, asistencia } = await scene.openCase();
    await askException(scene, asistencia.id);
    return (await agendaOf(scene, expediente.id, '&role=supervisor'))[0];
  },
  async 'of gerencia'(scene) {
    const { expediente, asistencia } = await scene.openCase();
    await askException(scene, asistencia.id);
    await scene.accept(asistencia.id, [{ type: 'exception.escalated', reason: 'lo pide' }], 'supervisor');
    return (await agendaOf(scene, expediente.id, '&role=gerencia'))[0];
  },
};

const requestsOf = (scene: Scene): Readonly<Record<string, PendienteRequest>> => ({
  'postponed to a past time': { type: 'pendiente.postponed', dueAt: inMinutes(-30) },
  'postponed with another offset': { type: 'pendiente.postponed', dueAt: inBogota(75) },
  reassigned: { type: 'pendiente.reassigned', to: scene.wire.people.supervisor.id },
  cancelled: { type: 'pendiente.cancelled', reason: 'ya no hace falta' },
  attended: { type: 'pendiente.attended' },
});

const hours = 60;
const inBogota = (minutes: number): string => inMinutes(minutes - 5 * hours).replace('Z', '-05:00');

const comparable = ({
  dueAt,
  ...rest
}: Pick<PendienteBody, 'kind' | 'status' | 'dueAt' | 'assignee' | 'role'>) => ({
  ...rest,
  dueAt: Date.parse(dueAt),
});

/** Every role does everything that can be done to a pendiente, one after the other. */
const handled = (what: string, open: (scene: Scene) => Promise<PendienteBody | undefined>): Story => ({
  section,
  rule: `a pendiente that is ${what} takes of each role what its machine takes (4.9, 3)`,
  async play(scene) {
    const found = await open(scene);
    same('whether there is such a pendiente', found !== undefined, true);
    if (!found) return;
    const { id, expedienteId, ...first } = found;
    let { kind, status, dueAt, assignee, role } = first;
    for (const [title, request] of Object.entries(requestsOf(scene)))
      for (const sender of roles) {
        const event = { ...request, at: new Date().toISOString(), by: scene.wire.people[sender] };
        const decision = scene.host.decidePendiente({ kind, status, dueAt, assignee, role }, event);
        const got = await scene.post<PendienteBody & Problem>(`/api/pendientes/${id}/events`, request, {
          as: sender,
        });
        const about = `${title} by ${sender}`;
        if (decision.accepted) {
          ({ kind, status, dueAt, assignee, role } = decision.pendiente);
          const { body } = got;
          same(about, [got.status, comparable(pick(body))], [200, comparable(decision.pendiente)], ['4.9']);
          const [listed] = (await agendaOf(scene, expedienteId)).filter((each) => each.id === id);
          same(`the agenda after ${about}`, listed, { ...listed, ...body });
          continue;
        }
        const [refusal] = decision.refusals;
        if (refusal?.code === 'role-not-allowed')
          same(
            about,
            [got.status, got.body.code, got.body.roles],
            [403, 'role-not-allowed', refusal.roles],
            ['3'],
          );
        else
          same(
            about,
            [got.status, got.body.code, got.body.refusals],
            [409, 'event-refused', asContract(decision.refusals as never, scene.lang)],
            ['4.9'],
          );
      }
  },
});

const pick = ({ kind, status, dueAt, assignee, role }: PendienteBody) => ({
  kind,
  status,
  dueAt,
  assignee,
  role,
});

/** Dials that choose the first of everything, and the second. */
const rows = [0, 1].map((dial) => Array.from({ length: 16 }, () => dial));

export const agendaStories: readonly Story[] = [
  ...rows.map(
    (row, place) =>
      ({
        section,
        rule: `${place + 1}. what a covered service and its warranty open and settle is due when the machine says`,
        async play(scene: Scene) {
          const session = await Session.open(scene, row);
          await (await session.concludeAndOpen(row)).finish();
        },
      }) satisfies Story,
  ),
  ...Object.entries(openings).map(([what, open]) => handled(what, open)),
  {
    section,
    rule: 'a manual pendiente is the coordinator’s unless another is named, due when it was said',
    async play(scene) {
      const { expediente, asistencia } = await scene.openCase();
      const dueAt = inBogota(45);
      const body = { expedienteId: expediente.id, asistenciaId: asistencia.id, text: 'llamar', dueAt };
      const mine = (await scene.done<PendienteBody>('/api/pendientes', body)).body;
      const theirs = (await scene.done<PendienteBody>('/api/pendientes', { ...body, assignee: 'lucia' }))
        .body;
      const common = { kind: 'manual', status: 'pendiente', dueAt: Date.parse(dueAt), role: null } as const;
      const own = { ...common, assignee: expediente.coordinator.id };
      same('the pendiente', comparable(pick(mine)), own);
      same('the pendiente of another', comparable(pick(theirs)), { ...common, assignee: 'lucia' });
      same('its case', [mine.expedienteId, mine.asistenciaId], [expediente.id, asistencia.id]);
      const listed = await agendaOf(scene, expediente.id, '&kind=manual');
      const inContract = (items: readonly PendienteBody[]) =>
        [...items].sort(byId).map((item) => ({ id: item.id, label: item.label, ...comparable(pick(item)) }));
      same('the agenda', inContract(listed), inContract([mine, theirs]));
    },
  },
  {
    section,
    rule: 'the agenda’s filters hold what they name and nothing else, soonest first',
    async play(scene) {
      const { expediente, asistencia } = await scene.openCase();
      await askException(scene, asistencia.id);
      for (const minutes of [-90, 90, -5, 5])
        await scene.addPendiente(expediente.id, 'llamar', inMinutes(minutes));
      const [first] = await agendaOf(scene, expediente.id, '&kind=manual');
      await scene.done(`/api/pendientes/${first?.id}/events`, { type: 'pendiente.attended' });
      const all = await agendaOf(scene, expediente.id);
      same(
        'whether it is soonest first',
        all.map(({ dueAt }) => dueAt),
        all.map(({ dueAt }) => dueAt).sort(byTime),
      );
      const now = Date.now();
      const isOverdue = ({ status, dueAt }: PendienteBody) =>
        status === 'pendiente' && Date.parse(dueAt) < now;
      const filters: Readonly<Record<string, (item: PendienteBody) => boolean>> = {
        [`assignee=${expediente.coordinator.id}`]: ({ assignee }) => assignee === expediente.coordinator.id,
        'role=supervisor': ({ role }) => role === 'supervisor',
        'overdue=true': isOverdue,
        'overdue=false': (item) => !isOverdue(item),
        'kind=reviewException': ({ kind }) => kind === 'reviewException',
        'kind=manual': ({ kind }) => kind === 'manual',
        'status=pendiente': ({ status }) => status === 'pendiente',
        'status=atendido': ({ status }) => status === 'atendido',
        'status=cancelado': ({ status }) => status === 'cancelado',
        'status=pendiente&kind=manual': ({ status, kind }) => status === 'pendiente' && kind === 'manual',
      };
      for (const [filter, fits] of Object.entries(filters)) {
        const found = await agendaOf(scene, expediente.id, `&${filter}`);
        same(filter, found, all.filter(fits));
      }
    },
  },
  {
    section,
    rule: 'an event settles the soonest of its kind, also of postponed ones (DOMAIN 7, monitorProvider)',
    async play(scene) {
      const service = { ...plainAsistencia.service, priority: 'programada' };
      const { expediente, asistencia } = await scene.openCase({ ...plainAsistencia, service });
      const [resolved, assigned, confirmed] = coveredService();
      const window = { earliest: inMinutes(300), latest: inMinutes(360) };
      await scene.accept(asistencia.id, [resolved as object, { ...assigned, window }, confirmed as object]);
      const open = () => agendaOf(scene, expediente.id, '&kind=monitorProvider&status=pendiente');
      const [soonest, ...later] = await open();
      const dueAt = inMinutes(600);
      await scene.done(`/api/pendientes/${soonest?.id}/events`, { type: 'pendiente.postponed', dueAt });
      await scene.accept(asistencia.id, [{ type: 'provider.monitored' }]);
      const expected = [...later.slice(1).map(({ id }) => id), soonest?.id];
      same(
        'those that are left',
        (await open()).map(({ id }) => id),
        expected,
        ['5.2.A'],
      );
    },
  },
  {
    section,
    rule: 'a closure cancels every open pendiente of its asistencia, manual ones too',
    async play(scene) {
      const { expediente, asistencia } = await scene.openCase();
      const body = { expedienteId: expediente.id, asistenciaId: asistencia.id, text: 'llamar' };
      await scene.done('/api/pendientes', { ...body, dueAt: inMinutes(60) });
      await scene.accept(asistencia.id, [{ type: 'request.withdrawn', reason: 'ya no' }]);
      same('what is open', await agendaOf(scene, expediente.id, '&status=pendiente'), []);
      const late = await scene.post<Problem>('/api/pendientes', { ...body, dueAt: inMinutes(60) });
      same(
        'a pendiente of an asistencia that has ended',
        [late.status, late.body.code],
        [409, 'event-refused'],
      );
    },
  },
  {
    section,
    rule: 'what a person does to a pendiente is in the bitácora of its asistencia, and raises no revision',
    async play(scene) {
      const { expediente, asistencia } = await scene.openCase();
      const path = `/api/asistencias/${asistencia.id}`;
      const [first] = await agendaOf(scene, expediente.id);
      await scene.done(`/api/pendientes/${first?.id}/events`, { type: 'pendiente.reassigned', to: 'lucia' });
      const { body } = await scene.get<Items<EntryBody>>(`${path}/bitacora`);
      const last = body.items.at(-1);
      same('the last line', [last?.type, last?.seq], ['pendiente.reassigned', 1]);
      same('the revision', (await scene.get<AsistenciaBody>(path)).body.revision, 1);
    },
  },
];

const byId = (a: PendienteBody, b: PendienteBody): number => (a.id < b.id ? -1 : 1);
const byTime = (a: string, b: string): number => Date.parse(a) - Date.parse(b);

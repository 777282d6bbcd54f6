import type { AsistenciaBody, EntryBody, ExpedienteBody, Items, Problem } from '../answers.ts';
import { same } from '../disagreement.ts';
import { inMinutes, plainAsistencia, plainCase, type Scene } from '../scene.ts';
import { agendaOf, askException } from './agenda.ts';
import type { Story } from './story.ts';

const section = 'expedientes';
const withdrawn = { type: 'request.withdrawn', reason: 'ya no' };

const caseAt = async (scene: Scene, id: string) =>
  (await scene.get<ExpedienteBody>(`/api/expedientes/${id}`)).body;

async function tabHolds(
  scene: Scene,
  tab: string,
  id: string,
  as: 'coordinador' | 'supervisor' = 'coordinador',
) {
  const { body } = await scene.get<Items<ExpedienteBody>>(`/api/expedientes?tab=${tab}&limit=500`, { as });
  return body.items.some((item) => item.id === id);
}

export const expedienteStories: readonly Story[] = [
  {
    section,
    rule: 'it is cerrado once every asistencia has ended, and a new one opens it again',
    async play(scene) {
      const { expediente, asistencia } = await scene.openCase();
      const path = `/api/expedientes/${expediente.id}`;
      const second = await scene.done<AsistenciaBody>(`${path}/asistencias`, plainAsistencia);
      const seen = await caseAt(scene, expediente.id);
      same('the status', seen.status, 'abierto');
      same(
        'its asistencias',
        seen.asistencias.map(({ id }) => id).sort(),
        [asistencia.id, second.body.id].sort(),
      );
      await scene.accept(asistencia.id, [withdrawn]);
      same('the status with one that is open', (await caseAt(scene, expediente.id)).status, 'abierto');
      await scene.accept(second.body.id, [withdrawn]);
      const closed = await caseAt(scene, expediente.id);
      same('the status with none that is open', closed.status, 'cerrado');
      same('whether the change raised its revision', closed.revision > seen.revision, true);
      same('whether abiertos still holds it', await tabHolds(scene, 'abiertos', expediente.id), false);
      same('whether todos holds it', await tabHolds(scene, 'todos', expediente.id), true);
      await scene.done(`${path}/asistencias`, plainAsistencia);
      same('the status with a new one', (await caseAt(scene, expediente.id)).status, 'abierto');
      same('whether abiertos holds it again', await tabHolds(scene, 'abiertos', expediente.id), true);
    },
  },
  {
    section,
    rule: 'it is open without an asistencia, and its coordinator is its caller',
    async play(scene) {
      const { expediente } = await scene.openCase();
      const { status, coordinator, revision } = expediente;
      same(
        'the answer',
        { status, coordinator: coordinator.id, revision },
        {
          status: 'abierto',
          coordinator: scene.wire.people.coordinador.id,
          revision: 1,
        },
      );
      same('whether aCargo holds it', await tabHolds(scene, 'aCargo', expediente.id), true);
      same(
        'whether aCargo of another holds it',
        await tabHolds(scene, 'aCargo', expediente.id, 'supervisor'),
        false,
      );
    },
  },
  {
    section,
    rule: 'a transfer hands over the open pendientes of the former coordinator, and no others',
    async play(scene) {
      const { expediente, asistencia } = await scene.openCase();
      await askException(scene, asistencia.id);
      const from = expediente.coordinator.id;
      const to = scene.wire.people.jefe.id;
      await scene.addPendiente(expediente.id, 'de la misma', inMinutes(30));
      const body = { expedienteId: expediente.id, text: 'de otra', dueAt: inMinutes(40), assignee: 'lucia' };
      await scene.done('/api/pendientes', body);
      const before = await agendaOf(scene, expediente.id);
      const moved = await scene.done<ExpedienteBody>(`/api/expedientes/${expediente.id}/transfer`, {
        to,
        reason: 'turno',
      });
      same('its coordinator', moved.body.coordinator.id, to);
      const who = (items: typeof before) => items.map(({ id, assignee, role }) => ({ id, assignee, role }));
      const expected = before.map((item) =>
        item.status === 'pendiente' && item.assignee === from ? { ...item, assignee: to } : item,
      );
      same('whose the pendientes are', who(await agendaOf(scene, expediente.id)), who(expected));
      await scene.accept(asistencia.id, [{ type: 'exception.denied', reason: 'no' }], 'supervisor');
      const opened = (await agendaOf(scene, expediente.id, '&status=pendiente')).filter(
        ({ id }) => !before.some((item) => item.id === id),
      );
      same(
        'whose the pendientes opened since are',
        opened.every(({ assignee }) => assignee === to),
        true,
      );
      const lines = await scene.get<Items<EntryBody>>(`/api/expedientes/${expediente.id}/bitacora`);
      if (lines.status === 200)
        same('its last line', lines.body.items.at(-1)?.type, 'expediente.transferred');
    },
  },
  {
    section,
    rule: 'GET /api/expedientes finds a case by its holder, and by text that a call centre has at hand',
    async play(scene) {
      const data = plainCase(`Nuquí ${scene.name}`);
      const holder = { id: `CC-${scene.name}`, name: `Ángela Núñez ${scene.name}` };
      const call = { ...data.call, id: `call-${scene.name}` };
      const { id } = (await scene.done<ExpedienteBody>('/api/expedientes', { ...data, holder, call })).body;
      const opened = await scene.done<AsistenciaBody>(`/api/expedientes/${id}/asistencias`, plainAsistencia);
      for (const [name, value] of [
        ['holder', holder.id],
        ['text', holder.id],
        ['text', `angela nunez ${scene.name}`],
        ['text', `nuqui ${scene.name}`],
        ['text', call.id],
        ['text', id],
        ['text', opened.body.id],
      ] as const) {
        const { body } = await scene.get<Items<ExpedienteBody>>(
          `/api/expedientes?tab=todos&${name}=${encodeURIComponent(value)}`,
        );
        same(
          `${name}=${value}`,
          body.items.map((item) => item.id),
          [id],
        );
      }
      const other = await scene.get<Items<ExpedienteBody>>(`/api/expedientes?holder=${holder.id}x`);
      same('another holder', other.body.items, []);
    },
  },
  {
    section: 'procedure',
    rule: 'a warranty is claimed once, of a concluded service, of the same case (5.2.B)',
    async play(scene) {
      const { expediente, asistencia } = await scene.openCase();
      const path = `/api/expedientes/${expediente.id}/asistencias`;
      const claim = { ...plainAsistencia, warrantyOf: asistencia.id };
      const refused = async (what: string, at: string, body: object, reason: string) => {
        const got = await scene.post<Problem & { reason?: string }>(at, body);
        const answer = [got.status, got.body.code, got.body.reason];
        same(what, answer, [409, 'warranty-not-applicable', reason], ['5.2.B']);
      };
      await refused('the warranty of an open one', path, claim, 'not-concluded');
      await scene.conclude(asistencia);
      const other = await scene.openCase();
      await refused(
        'of another case',
        `/api/expedientes/${other.expediente.id}/asistencias`,
        claim,
        'other-expediente',
      );
      const service = { ...plainAsistencia.service, definition: 'plomería' };
      await refused('of another service', path, { ...claim, service }, 'other-service');
      const answers = await Promise.all(Array.from({ length: 4 }, () => scene.post<Problem>(path, claim)));
      same(
        'four claims at once',
        answers.map(({ status }) => status).sort(),
        [201, 409, 409, 409],
        ['5.2.B'],
      );
      await refused('one more', path, claim, 'already-open');
      const given = answers.find((answer) => answer.status === 201)?.body as unknown as AsistenciaBody;
      await scene.conclude(given);
      await refused('the warranty of a warranty', path, { ...claim, warrantyOf: given.id }, 'is-warranty');
    },
  },
];

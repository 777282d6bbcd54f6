import type { Items, PendienteBody } from '../answers.ts';
import { inMinutes, plainAsistencia, plainCase, type Scene } from '../scene.ts';

/** A call that changes something, ready to be sent on a fresh case. */
export interface Prepared {
  path: string;
  body: object;
  /** Another request of the same type. */
  other: object;
  /**
   * Changes what the call is about in another way. What was refused would then be accepted, where
   * it ever can be.
   */
  moveOn(): Promise<void>;
  /** The revision in force; null where the call is about nothing that has one. */
  revision: (() => Promise<number>) | null;
  /** The body of what only other roles may send, where there is such a thing. */
  forbidden?: object;
}

/** A `POST` of the contract. */
export interface Command {
  /** As the contract writes it. */
  name: string;
  status: 200 | 201;
  /** Its answer has a revision, and so an ETag. */
  hasETag: boolean;
  prepare(scene: Scene): Promise<Prepared>;
  /** How it is refused with 409; null where it never is. */
  refusal: { code: string; prepare: Command['prepare'] } | null;
}

const revisionAt = (scene: Scene, path: string) => async () =>
  (await scene.get<{ revision: number }>(path)).body.revision;

async function caseOf(scene: Scene) {
  const { expediente, asistencia } = await scene.openCase();
  return {
    case: `/api/expedientes/${expediente.id}`,
    asistencia: `/api/asistencias/${asistencia.id}`,
    expediente,
  };
}

const forbidden = { type: 'exception.approved', discountPercent: 5, reason: 'x' };
const uncovered = (reason: string) => ({ type: 'coverage.resolved', outcome: 'uncovered', reason });
const transfer = (scene: Scene, reason: string) => ({ to: scene.wire.people.jefe.id, reason });

/** Every `POST` that takes an `Idempotency-Key`. */
export const commands: readonly Command[] = [
  {
    name: 'POST /api/expedientes',
    status: 201,
    hasETag: true,
    prepare: async (scene) => ({
      path: '/api/expedientes',
      body: plainCase(),
      other: plainCase('Leticia'),
      moveOn: async () => void (await scene.done('/api/expedientes', plainCase('Cali'))),
      revision: null,
    }),
    refusal: null,
  },
  {
    name: 'POST /api/expedientes/:id/transfer',
    status: 200,
    hasETag: true,
    async prepare(scene) {
      const at = await caseOf(scene);
      const path = `${at.case}/transfer`;
      return {
        path,
        body: transfer(scene, 'turno'),
        other: transfer(scene, 'vacaciones'),
        moveOn: async () =>
          void (await scene.done(path, { to: at.expediente.coordinator.id, reason: 'vuelve' })),
        revision: revisionAt(scene, at.case),
      };
    },
    refusal: null,
  },
  {
    name: 'POST /api/expedientes/:id/asistencias',
    status: 201,
    hasETag: true,
    async prepare(scene) {
      const at = await caseOf(scene);
      const path = `${at.case}/asistencias`;
      const service = { type: 'hogar', definition: 'plomería', priority: 'programada' };
      return {
        path,
        body: plainAsistencia,
        other: { ...plainAsistencia, service },
        moveOn: async () => void (await scene.done(path, { ...plainAsistencia, service })),
        revision: revisionAt(scene, at.case),
      };
    },
    refusal: { code: 'warranty-not-applicable', prepare: earlyClaim },
  },
  {
    name: 'POST /api/asistencias/:id/events',
    status: 200,
    hasETag: true,
    async prepare(scene) {
      const at = await caseOf(scene);
      const path = `${at.asistencia}/events`;
      return {
        path,
        body: uncovered('exclusión del plan'),
        other: uncovered('otra exclusión'),
        moveOn: async () => void (await scene.done(path, uncovered('una corrección'))),
        revision: revisionAt(scene, at.asistencia),
        forbidden,
      };
    },
    refusal: { code: 'event-refused', prepare: earlyEvent },
  },
  {
    name: 'POST /api/asistencias/:id/bitacora',
    status: 201,
    hasETag: false,
    async prepare(scene) {
      const at = await caseOf(scene);
      const path = `${at.asistencia}/bitacora`;
      return {
        path,
        body: { text: 'una nota' },
        other: { text: 'otra nota' },
        moveOn: async () => void (await scene.done(path, { text: 'una más' })),
        revision: null,
      };
    },
    refusal: null,
  },
  {
    name: 'POST /api/pendientes',
    status: 201,
    hasETag: true,
    async prepare(scene) {
      const { expediente } = await caseOf(scene);
      const body = { expedienteId: expediente.id, text: 'llamar', dueAt: inMinutes(60) };
      return {
        path: '/api/pendientes',
        body,
        other: { ...body, text: 'escribir' },
        moveOn: async () => void (await scene.addPendiente(expediente.id, 'más', inMinutes(90))),
        revision: null,
      };
    },
    refusal: { code: 'event-refused', prepare: pendienteOfClosed },
  },
  {
    name: 'POST /api/pendientes/:id/events',
    status: 200,
    hasETag: true,
    async prepare(scene) {
      const { expediente } = await caseOf(scene);
      const { id } = await scene.addPendiente(expediente.id, 'llamar', inMinutes(60));
      const path = `/api/pendientes/${id}/events`;
      const postponed = (minutes: number) => ({ type: 'pendiente.postponed', dueAt: inMinutes(minutes) });
      return {
        path,
        body: postponed(120),
        other: postponed(180),
        moveOn: async () => void (await scene.done(path, postponed(240))),
        revision: revisionOfPendiente(scene, expediente.id, id),
      };
    },
    refusal: { code: 'event-refused', prepare: attendedAutomatic },
  },
];

/** An answer that is remembered under its key. */
export interface Answer extends Pick<Command, 'name' | 'prepare'> {
  status: 200 | 201 | 409;
  /** Of a refusal. */
  code?: string;
}

/** Every answer of every command that is remembered: 2xx, and 409 where there is one. */
export const answers: readonly Answer[] = commands.flatMap(({ refusal, ...accepted }) => [
  accepted,
  ...(refusal ? [{ ...refusal, name: `${accepted.name}, refused`, status: 409 as const }] : []),
]);

/** The warranty of an asistencia that is not concluded. */
async function earlyClaim(scene: Scene): Promise<Prepared> {
  const { expediente, asistencia } = await scene.openCase();
  const body = { ...plainAsistencia, warrantyOf: asistencia.id };
  return {
    path: `/api/expedientes/${expediente.id}/asistencias`,
    body,
    other: { ...body, call: plainCase().call },
    moveOn: () => scene.conclude(asistencia),
    revision: revisionAt(scene, `/api/expedientes/${expediente.id}`),
  };
}

/** An event that only follows another. */
async function earlyEvent(scene: Scene): Promise<Prepared> {
  const { asistencia } = await scene.openCase();
  const explained = (reason: string) => ({ type: 'denial.explained', reason });
  return {
    path: `/api/asistencias/${asistencia.id}/events`,
    body: explained('por el plan'),
    other: explained('por otra razón'),
    moveOn: () => scene.accept(asistencia.id, [uncovered('plan')]),
    revision: revisionAt(scene, `/api/asistencias/${asistencia.id}`),
    forbidden,
  };
}

/** A pendiente of an asistencia that has ended. */
async function pendienteOfClosed(scene: Scene): Promise<Prepared> {
  const { expediente, asistencia } = await scene.openCase();
  await scene.accept(asistencia.id, [{ type: 'request.withdrawn', reason: 'ya no' }]);
  const about = { expedienteId: expediente.id, asistenciaId: asistencia.id, dueAt: inMinutes(60) };
  return {
    path: '/api/pendientes',
    body: { ...about, text: 'llamar' },
    other: { ...about, text: 'escribir' },
    moveOn: async () => void (await scene.addPendiente(expediente.id, 'más', inMinutes(90))),
    revision: null,
  };
}

/** An automatic pendiente, which only the procedure attends. */
async function attendedAutomatic(scene: Scene): Promise<Prepared> {
  const { expediente, asistencia } = await scene.openCase();
  const id = (await agendaOf(scene, expediente.id)).at(0)?.id ?? '';
  return {
    path: `/api/pendientes/${id}/events`,
    body: { type: 'pendiente.attended' },
    other: { type: 'pendiente.cancelled', reason: 'x' },
    moveOn: () => scene.accept(asistencia.id, [{ type: 'coverage.resolved', outcome: 'covered' }]),
    revision: revisionOfPendiente(scene, expediente.id, id),
  };
}

async function agendaOf(scene: Scene, expedienteId: string): Promise<readonly PendienteBody[]> {
  const list = await scene.get<Items<PendienteBody>>(`/api/pendientes?expediente=${expedienteId}`);
  return list.body.items;
}

const revisionOfPendiente = (scene: Scene, expedienteId: string, id: string) => async () =>
  (await agendaOf(scene, expedienteId)).find((item) => item.id === id)?.revision ?? 0;

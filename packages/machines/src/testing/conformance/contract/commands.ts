import type { PendienteBody } from '../answers.ts';
import { inMinutes, plainAsistencia, plainCase, type Scene } from '../scene.ts';

/** A call that changes something, ready to be sent on a fresh case. */
export interface Prepared {
  path: string;
  body: object;
  /** Another request of the same type. */
  other: object;
  /** Changes what the call is about in another way. */
  moveOn(): Promise<void>;
  /** The revision in force; null where the call is about nothing that has one. */
  revision: (() => Promise<number>) | null;
}

/** A `POST` of the contract. */
export interface Command {
  /** As the contract writes it. */
  name: string;
  status: 200 | 201;
  /** Its answer has a revision, and so an ETag. */
  hasETag: boolean;
  prepare(scene: Scene): Promise<Prepared>;
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
      };
    },
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
        async revision() {
          const list = await scene.get<{ items: readonly PendienteBody[] }>(
            `/api/pendientes?expediente=${expediente.id}&kind=manual`,
          );
          return list.body.items.find((item) => item.id === id)?.revision ?? 0;
        },
      };
    },
  },
];

import type { PendienteBody, Problem } from '../answers.ts';
import { same } from '../disagreement.ts';
import { inMinutes, type Scene } from '../scene.ts';
import { agendaOf, askException } from './agenda.ts';
import type { Story } from './story.ts';

/** A pendiente of a case. */
interface Held {
  scene: Scene;
  expedienteId: string;
  asistenciaId: string;
  pendiente: PendienteBody | undefined;
}

type Change = (held: Held) => Promise<unknown>;

const handled =
  (request: () => object): Change =>
  ({ scene, pendiente }) =>
    scene.done(`/api/pendientes/${pendiente?.id}/events`, request());

const event =
  (request: object): Change =>
  ({ scene, asistenciaId }) =>
    scene.accept(asistenciaId, [request], 'gerencia');

const ofEach: Readonly<Record<string, Change>> = {
  'a transfer': ({ scene, expedienteId }) =>
    scene.done(`/api/expedientes/${expedienteId}/transfer`, {
      to: scene.wire.people.jefe.id,
      reason: 'turno',
    }),
  'a postponing': handled(() => ({ type: 'pendiente.postponed', dueAt: inMinutes(90) })),
  'a reassignment': handled(() => ({ type: 'pendiente.reassigned', to: 'lucia' })),
  'a closure': event({ type: 'request.withdrawn', reason: 'ya no' }),
};

const held = (scene: Scene, { expediente, asistencia }: Awaited<ReturnType<Scene['openCase']>>) => ({
  scene,
  expedienteId: expediente.id,
  asistenciaId: asistencia.id,
});

/** Pendientes of a coordinator and of a superior, each with what changes it. */
const kinds: Readonly<Record<string, { open(scene: Scene): Promise<Held>; changes: typeof ofEach }>> = {
  manual: {
    async open(scene) {
      const about = held(scene, await scene.openCase());
      const { expedienteId, asistenciaId } = about;
      const body = { expedienteId, asistenciaId, text: 'llamar', dueAt: inMinutes(60) };
      return { ...about, pendiente: (await scene.done<PendienteBody>('/api/pendientes', body)).body };
    },
    changes: {
      ...ofEach,
      'attending to it': handled(() => ({ type: 'pendiente.attended' })),
      'cancelling it': handled(() => ({ type: 'pendiente.cancelled', reason: 'ya no hace falta' })),
    },
  },
  automatic: {
    async open(scene) {
      const about = held(scene, await scene.openCase());
      return { ...about, pendiente: (await agendaOf(scene, about.expedienteId))[0] };
    },
    changes: {
      ...ofEach,
      'the event that settles it': event({ type: 'coverage.resolved', outcome: 'covered' }),
    },
  },
  'of the supervisor': {
    async open(scene) {
      const about = held(scene, await scene.openCase());
      await askException(scene, about.asistenciaId);
      return { ...about, pendiente: (await agendaOf(scene, about.expedienteId, '&role=supervisor'))[0] };
    },
    changes: {
      'an escalation': event({ type: 'exception.escalated', reason: 'lo pide' }),
      'a denial': event({ type: 'exception.denied', reason: 'no' }),
    },
  },
};

/** Whatever changes a pendiente raises its revision. */
export const pendienteRevisionStories: readonly Story[] = Object.entries(kinds).flatMap(
  ([kind, { open, changes }]) =>
    Object.entries(changes).map(
      ([what, change]): Story => ({
        section: 'preconditions',
        rule: `${what} raises the revision of a pendiente that is ${kind}: its ETag from before is 412`,
        async play(scene) {
          const of = await open(scene);
          const { id, revision: seen = 0 } = of.pendiente ?? {};
          await change(of);
          const agenda = await agendaOf(scene, of.expedienteId);
          const current = agenda.find((item) => item.id === id)?.revision ?? 0;
          same(`whether revision ${current} is above the one from before, ${seen}`, current > seen, true);
          const { status, body } = await scene.post<Problem>(
            `/api/pendientes/${id}/events`,
            { type: 'pendiente.postponed', dueAt: inMinutes(120) },
            { as: 'gerencia', headers: { 'if-match': `"${seen}"` } },
          );
          const answer = [status, body.code, body.revision];
          same(`If-Match of ${seen}`, answer, [412, 'stale-revision', current]);
        },
      }),
    ),
);

import type { EventType } from '../../../asistencia/events.ts';
import type { Fault } from '../../oracle/kinds.ts';
import { openingFault, openingTries } from '../../oracle/openings.ts';
import { faultIn, payloadTries, typesOfProcedure } from '../../oracle/payloads.ts';
import type { Problem } from '../answers.ts';
import { same } from '../disagreement.ts';
import type { Scene } from '../scene.ts';
import type { Got } from '../wire.ts';
import type { Story } from './story.ts';

const section = 'statuses' as const;
const as = 'gerencia' as const;

const judged = (got: Got<Problem>, fault: Fault | undefined): void =>
  same(
    `whether ${fault ? `${fault.path}, ${fault.rule},` : 'it'} is malformed`,
    got.status === 400 && got.body.code === 'invalid-request',
    fault !== undefined,
  );

async function tryPayloads(scene: Scene, type: EventType): Promise<void> {
  const { asistencia } = await scene.openCase();
  const stamp = { at: asistencia.context.openedAt, by: scene.wire.people[as] };
  for (const payload of payloadTries(type)) {
    const path = `/api/asistencias/${asistencia.id}/events`;
    judged(await scene.post(path, { type, ...payload }, { as }), faultIn({ ...payload, type, ...stamp }));
  }
}

/** The service and the plan are sent; the rest is of the case. */
async function tryOpenings(scene: Scene): Promise<void> {
  const { expediente, asistencia } = await scene.openCase();
  const { call, openedAt } = asistencia.context;
  for (const tried of openingTries) {
    const { service, plan } = (tried ?? {}) as { service?: unknown; plan?: unknown };
    judged(
      await scene.post(`/api/expedientes/${expediente.id}/asistencias`, { service, plan }),
      openingFault({ service, plan, call, openedAt }),
    );
  }
}

/** What may be sent, tried just inside and just outside of each limit. */
export const payloadStories: readonly Story[] = [
  ...typesOfProcedure.map((type) => ({
    section,
    rule: `${type} is malformed where the procedure forbids what it carries, and only there`,
    play: (scene: Scene) => tryPayloads(scene, type),
  })),
  {
    section,
    rule: 'what opens an asistencia is malformed where the procedure forbids it, and only there',
    play: tryOpenings,
  },
];

import type { PendienteBody } from '../answers.ts';
import { same } from '../disagreement.ts';
import { inMinutes, type Scene } from '../scene.ts';
import { agendaOf } from './agenda.ts';
import { ids, paged } from './paging.ts';
import type { Story } from './story.ts';

const second = 1_000;
const hour = 3_600_000;

/** Instants within three seconds, as clocks in three places write them. */
const clocks = [
  ['-11:00', 0],
  ['+14:00', 1],
  ['Z', second],
  ['Z', 1.5 * second],
  ['+14:00', 2 * second],
  ['-11:00', 2.5 * second],
] as const;

interface Written {
  at: number;
  text: string;
}

/** The instants of every clock, so many minutes from now; whole seconds have no milliseconds. */
function writtenIn(minutes: number): Written[] {
  const start = Math.floor(Date.parse(inMinutes(minutes)) / second) * second;
  return clocks.map(([offset, after]) => {
    const at = start + after;
    const local = at + (offset === 'Z' ? 0 : Number.parseInt(offset, 10) * hour);
    return { at, text: new Date(local).toISOString().replace('.000Z', 'Z').replace('Z', offset) };
  });
}

/** The due times of an agenda, whatever their offset. */
export const dueTimeStories: readonly Story[] = [
  {
    section: 'agenda',
    rule: 'its order, its pages and what is overdue follow the instants, whatever offset they are written with',
    async play(scene: Scene) {
      const { expediente } = await scene.openCase();
      const made: { id: string; at: number }[] = [];
      for (const { at, text } of [...writtenIn(-60), ...writtenIn(60)].toReversed())
        made.push({ id: (await scene.addPendiente(expediente.id, 'llamar', text)).id, at });
      for (const { at, text } of writtenIn(30).toReversed()) {
        const { id } = await scene.addPendiente(expediente.id, 'llamar', inMinutes(90));
        await scene.done<PendienteBody>(`/api/pendientes/${id}/events`, {
          type: 'pendiente.postponed',
          dueAt: text,
        });
        made.push({ id, at });
      }
      const now = Date.now();
      const soonest = made.toSorted((a, b) => a.at - b.at);
      const filters = {
        '': soonest,
        '&overdue=true': soonest.filter(({ at }) => at < now),
        '&overdue=false': soonest.filter(({ at }) => at > now),
      };
      for (const [filter, expected] of Object.entries(filters)) {
        const query = `&kind=manual${filter}`;
        same(`the agenda with ${query}`, ids(await agendaOf(scene, expediente.id, query)), ids(expected));
        const path = `/api/pendientes?expediente=${expediente.id}${query}`;
        same(`the pages of ${path}`, ids(await paged(scene, path, 4)), ids(expected));
      }
    },
  },
];

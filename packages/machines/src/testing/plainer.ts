import { standardPolicy } from '../asistencia/policy.ts';
import { firsts } from './dials.ts';
import { inputFrom } from './inputs.ts';
import type { Walk } from './walk.ts';

/** Makes a walk plainer in one thing; it may break no rule then. */
export type Edit = (walk: Walk) => Walk;

type Fields = Readonly<Record<string, unknown>>;

const sender = { id: 'coordinador-1', role: 'coordinador' };

/** Fields of every event, which none can be without. */
const stamp = ['type', 'at', 'by'];

/**
 * The edits of a walk, the largest first: what opens the asistencia is as usual, a coordinator
 * sends, and what an event may leave out is left out.
 */
export function editsOf({ input, events }: Walk): Edit[] {
  const { policy: _, ...usual } = inputFrom(firsts, input.openedAt);
  const parts: Fields = { policy: standardPolicy, service: usual.service, plan: usual.plan };
  return [
    opened(() => usual),
    opened(({ warrantyOf: _, ...rest }) => rest),
    opened(({ policy: _, ...rest }) => rest),
    ...(['service', 'plan'] as const).map((part) => opened((own) => ({ ...own, [part]: usual[part] }))),
    ...Object.entries(parts).flatMap(([part, target]) =>
      Object.entries(target as Fields).map(([name, value]) =>
        opened((own: Fields) => (own[part] ? { ...own, [part]: { ...own[part], [name]: value } } : own)),
      ),
    ),
    ...events.flatMap((event, place) => [
      sent(place, (own) => ({ ...own, by: sender })),
      ...Object.keys((event ?? {}) as Fields)
        .filter((name) => !stamp.includes(name))
        .map((name) => sent(place, ({ [name]: _, ...rest }) => rest)),
    ]),
  ];
}

const opened =
  (edit: (input: Walk['input']) => Fields): Edit =>
  ({ input, events }) => ({ input: edit(input) as unknown as Walk['input'], events });

const sent =
  (place: number, edit: (event: Fields) => Fields): Edit =>
  ({ input, events }) => ({ input, events: events.with(place, edit(events[place] as Fields)) });

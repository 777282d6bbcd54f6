import type { Role } from '../../../procedure/roles.ts';
import type { EntryBody, Items } from '../answers.ts';
import { Disagreement, same } from '../disagreement.ts';
import type { Scene } from '../scene.ts';
import { isLost, type Sent } from '../wire.ts';
import type { Story } from './story.ts';

const section = 'stream' as const;

/** An event of the stream. */
export interface Frame {
  id: string;
  event: string;
  data: unknown;
}

interface Watching {
  /** The last event that the client has seen. */
  after?: string | undefined;
  as?: Role | undefined;
  /** Whether enough has come. */
  until(frames: readonly Frame[]): boolean;
  /** Called once the host has answered. */
  onOpen?(): Promise<unknown>;
}

const patience = 20_000;
/** Beyond the end of any journal. */
export const beyond = '999999999999999';

/** Reads the stream until enough has come; what came until then. */
export async function watch(scene: Scene, { after, as, until, onOpen }: Watching): Promise<Frame[]> {
  const leaving = new AbortController();
  const open = (cursor: string | undefined) => openStream(scene, { after: cursor, as }, leaving.signal);
  const response = await open(after);
  const frames: Frame[] = [];
  const timer = setTimeout(() => leaving.abort(), patience);
  const happening = onOpen?.();
  // Awaited below; until then it only ends the wait for events that will not come.
  happening?.catch(() => leaving.abort());
  try {
    for await (const frame of resumed(response, after, open)) {
      frames.push(frame);
      if (until(frames)) return frames;
    }
  } catch (error) {
    if (!leaving.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
    leaving.abort();
    await happening;
  }
  throw new Disagreement(
    `After ${after ?? 'now'}, the stream sent ${frames.length} events in ${patience / 1000} s and not the rest`,
    [],
    section,
  );
}

async function openStream(
  scene: Scene,
  { after, as }: Pick<Watching, 'after' | 'as'>,
  signal: AbortSignal,
): Promise<Response> {
  const headers: Record<string, string> = after === undefined ? {} : { 'last-event-id': after };
  const response = await scene.open({ path: '/api/stream', headers, ...(as ? { as } : {}) }, signal);
  same(
    'GET /api/stream',
    [response.status, response.headers.get('content-type')?.split(';')[0]],
    [200, 'text/event-stream'],
  );
  return response;
}

/** The events of a stream; after a lost connection, those that follow the last one seen. */
async function* resumed(
  first: Response,
  after: string | undefined,
  open: (after: string) => Promise<Response>,
): AsyncGenerator<Frame> {
  let response = first;
  let last = after;
  for (;;) {
    try {
      for await (const frame of framesOf(response)) {
        last = frame.id;
        yield frame;
      }
      return;
    } catch (error) {
      if (!isLost(error)) throw error;
      if (last === undefined)
        throw new Disagreement('The stream broke off before its first event', [], section);
      response = await open(last);
    }
  }
}

async function* framesOf(response: Response): AsyncGenerator<Frame> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  while (reader) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = `${rest}${value}`.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
      const data = field('data');
      const id = field('id');
      if (data !== undefined && id !== undefined)
        yield { id, event: field('event') ?? 'message', data: JSON.parse(data) };
    }
  }
}

const caseOf = ({ data }: Frame) => (data as EntryBody).expedienteId;

/** What happens to a case in a story, and all lines that it leaves. */
async function live(scene: Scene): Promise<{ expedienteId: string; lines: EntryBody[] }> {
  const { expediente, asistencia } = await scene.openCase();
  const path = `/api/asistencias/${asistencia.id}`;
  await scene.accept(asistencia.id, [{ type: 'coverage.resolved', outcome: 'covered' }]);
  await scene.done(`${path}/bitacora`, { text: 'una nota' });
  await scene.addPendiente(expediente.id, 'llamar', new Date(Date.now() + 3_600_000).toISOString());
  await scene.done(`/api/expedientes/${expediente.id}/transfer`, {
    to: scene.wire.people.jefe.id,
    reason: 'turno',
  });
  await scene.accept(asistencia.id, [{ type: 'affiliate.cancelled', reason: 'ya no' }]);
  const lines: EntryBody[] = [];
  for (const journal of [`/api/expedientes/${expediente.id}/bitacora`, `${path}/bitacora`]) {
    const { status, body } = await scene.get<Items<EntryBody>>(journal);
    if (status === 200) lines.push(...body.items);
  }
  return { expedienteId: expediente.id, lines };
}

export const streamStories: readonly Story[] = [
  {
    section,
    rule: 'every commit is sent once, as the bitácora has it, and each journal keeps its order',
    async play(scene) {
      let known: Awaited<ReturnType<typeof live>> | undefined;
      const isWhole = (frames: readonly Frame[]) =>
        known !== undefined &&
        frames.filter((frame) => caseOf(frame) === known?.expedienteId).length >= known.lines.length;
      const frames = await watch(scene, {
        until: isWhole,
        onOpen: async () => {
          known = await live(scene);
          // Another line, so that the watcher asks again whether all have come.
          await scene.openCase();
        },
      });
      const ofCase = frames.filter((frame) => caseOf(frame) === known?.expedienteId);
      same('the names of the events', new Set(ofCase.map(({ event }) => event)).size, 1);
      const sent = ofCase.map(({ data }) => data as EntryBody);
      same('the lines', [...sent].sort(byId), [...(known?.lines ?? [])].sort(byId));
      for (const asistenciaId of new Set(sent.map((line) => line.asistenciaId))) {
        const idsOf = (lines: readonly EntryBody[] = []) =>
          lines.filter((line) => line.asistenciaId === asistenciaId).map(({ id }) => id);
        same('the order of a journal', idsOf(sent), idsOf(known?.lines));
      }
      const places = frames.map(({ id }) => Number(id));
      same(
        'the order of the ids',
        places,
        [...new Set(places)].sort((a, b) => a - b),
      );
    },
  },
  {
    section,
    rule: 'from the id of any event, the next one follows: none is lost and none comes twice',
    async play(scene) {
      const [end] = await watch(scene, { after: beyond, until: () => true });
      same('the event at a cursor beyond the end', end?.event, 'reset');
      const { lines } = await live(scene);
      const all = await watch(scene, { after: end?.id, until: (frames) => frames.length >= lines.length });
      for (const [place, { id }] of all.slice(0, -1).entries()) {
        const [next] = await watch(scene, { after: id, until: () => true });
        same(`the first event with Last-Event-ID: ${id}`, next, all[place + 1]);
      }
    },
  },
  {
    section,
    rule: 'a cursor beyond the end starts at the present, after an event reset',
    async play(scene) {
      let opened = '';
      const frames = await watch(scene, {
        after: beyond,
        until: (seen) => seen.some((frame) => caseOf(frame) === opened && opened !== ''),
        onOpen: async () => {
          opened = (await scene.openCase()).expediente.id;
          await scene.openCase();
        },
      });
      same('the first event', frames[0]?.event, 'reset');
      same('how many resets there are', frames.filter(({ event }) => event === 'reset').length, 1);
    },
  },
  {
    section,
    rule: 'it asks for a token, and for a cursor that may be one',
    async play(scene) {
      const statusOf = async (sent: Omit<Sent, 'path'>): Promise<number> => {
        const leaving = new AbortController();
        const { status } = await scene.open({ path: '/api/stream', ...sent }, leaving.signal);
        leaving.abort();
        return status;
      };
      same('without a token', await statusOf({ as: null }), 401);
      same('Last-Event-ID: x', await statusOf({ headers: { 'last-event-id': 'x' } }), 400);
    },
  },
];

const byId = (a: EntryBody, b: EntryBody): number => (a.id < b.id ? -1 : 1);

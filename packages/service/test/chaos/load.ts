import { setTimeout as pause } from 'node:timers/promises';
import { coveredToTheEnd, openCase, type Person, sendAll, signIn } from '../running-service.ts';

interface Options {
  /** The nodes there are at this moment; none while they are down. */
  nodes: () => readonly string[];
  writers: number;
  /** How many asistencias they write; each its own unless there are fewer. */
  asistencias?: number;
}

export interface Load {
  /** What was acknowledged, by asistencia: the note of each event. */
  acknowledged: ReadonlyMap<string, readonly string[]>;
  /** How often each status was answered. */
  statuses: ReadonlyMap<number, number>;
  /** Answers of 503 without Retry-After. */
  withoutRetryAfter(): number;
  /** Waits until each writer has had one more event acknowledged, before they time out. */
  everybodyAnswered(): Promise<void>;
  /**
   * Waits until so many more events have been acknowledged, to any of the writers, before they time
   * out.
   */
  moreAnswers(count: number): Promise<void>;
  /** Waits until a status has been answered so many more times, before the writers time out. */
  moreOf(status: number, count: number): Promise<void>;
  /** Ends when every pending event has been acknowledged. */
  stop(): Promise<void>;
}

const patienceMilliseconds = 120_000;

/**
 * Writers that send events without pause; they retry what is not acknowledged under the same key,
 * at any node.
 */
export async function startLoad({ nodes, writers, asistencias = writers }: Options): Promise<Load> {
  const acknowledged = new Map<string, string[]>();
  const statuses = new Map<number, number>();
  let isStopping = false;
  let withoutRetryAfter = 0;
  const [first = ''] = nodes();
  const ids = await openMonitored(first, asistencias);
  for (const id of ids) acknowledged.set(id, []);

  async function acknowledge(person: Person, writer: number, asistenciaId: string, note: string) {
    const until = Date.now() + patienceMilliseconds;
    for (let turn = writer; Date.now() < until; turn++) {
      const status = await attempt(person, turn, asistenciaId, note);
      if (status === 200) {
        acknowledged.get(asistenciaId)?.push(note);
        return;
      }
      if (status !== 0 && status !== 503) throw new Error(`${note} was answered with ${status}`);
      await pause(20);
    }
    throw new Error(`${note} was not acknowledged in ${patienceMilliseconds} ms`);
  }

  /** The status; 0 where the connection broke. */
  async function attempt(person: Person, turn: number, asistenciaId: string, note: string): Promise<number> {
    const urls = nodes();
    const url = urls[turn % urls.length];
    if (url === undefined) return 0;
    try {
      const response = await post(url, person, asistenciaId, note);
      await response.text();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      if (response.status === 503 && !response.headers.has('Retry-After')) withoutRetryAfter++;
      return response.status;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return 0;
    }
  }

  const people = await Promise.all(
    Array.from({ length: writers }, (_, index) => signIn(first, `writer-${index}`, 'coordinador')),
  );
  const answered = people.map(() => 0);
  const work = people.map(async (person, writer) => {
    for (let number = 0; !isStopping; number++) {
      await acknowledge(person, writer, ids[writer % ids.length] ?? '', `w${writer}-${number}`);
      answered[writer] = number + 1;
    }
  });
  // A failure is reported by stop(), not before.
  const ended = Promise.allSettled(work);
  return {
    acknowledged,
    statuses,
    withoutRetryAfter: () => withoutRetryAfter,
    everybodyAnswered() {
      const before = [...answered];
      return until(() => answered.every((count, writer) => count > (before[writer] ?? 0)));
    },
    moreAnswers(count) {
      const enough = sum(answered) + count;
      return until(() => sum(answered) >= enough);
    },
    moreOf(status, count) {
      const enough = (statuses.get(status) ?? 0) + count;
      return until(() => (statuses.get(status) ?? 0) >= enough);
    },
    async stop() {
      isStopping = true;
      const failed = (await ended).find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };
}

/** Cases whose provider is monitored. */
async function openMonitored(node: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    const opener = await signIn(node, `opener-${index}`, 'coordinador');
    const { asistenciaId } = await openCase(opener);
    await sendAll(opener, asistenciaId, coveredToTheEnd().slice(0, 3));
    ids.push(asistenciaId);
  }
  return ids;
}

const post = (url: string, { token }: Person, asistenciaId: string, note: string) =>
  fetch(`${url}/api/asistencias/${asistenciaId}/events`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${token}`,
      'Idempotency-Key': note,
    },
    body: JSON.stringify({ type: 'provider.monitored', note }),
  });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + patienceMilliseconds;
  while (!holds() && Date.now() < end) await pause(5);
}

import fc from 'fast-check';
import type { AnyHost, Host } from '../../host/host.ts';
import { standardHost } from '../../host/standard-host.ts';
import type { ClauseId } from '../../procedure/clauses.ts';
import { hostileEvent } from '../hostile-event.ts';
import { legalEvent } from '../legal-event.ts';
import type { Moment } from '../trace.ts';
import { type Script, scripts } from '../walk.ts';
import { Disagreement } from './disagreement.ts';
import { connect, type HttpHost, type Tokens } from './http-host.ts';
import { type Attempted, Session } from './session.ts';

/** How a service is compared with the machine. */
export interface ConformanceOptions {
  /** The base address of the host under test. */
  url: string;
  /** 1,000 by default. */
  walks?: number;
  /** Steps of a walk at most; 30 by default. */
  maxSteps?: number;
  /** To play the same walks again. */
  seed?: number;
  /** Where in the seed's walks to begin: the `path` of an earlier failure. */
  path?: string;
  /** Bearer tokens by role, for a host that issues none itself. */
  tokens?: Tokens;
  /** The host that the service should run; the standard one by default. */
  host?: AnyHost;
}

/** The result of comparing a service with the machine. */
export interface Conformance {
  walks: number;
  events: number;
  accepted: number;
  failure: {
    message: string;
    clauses: readonly ClauseId[];
    /** The events sent until then, after shrinking. */
    events: readonly unknown[];
    replay: { seed: number; path: string };
  } | null;
}

/** Walks played at once, because a host that groups commits is used concurrently. */
const atOnce = 16;

/**
 * Whether a host that speaks the HTTP contract runs the procedure: generated walks, legal and
 * hostile, are played on it and on the machine, and every answer is compared. Rejects if the host
 * cannot be reached.
 */
export async function conform(options: ConformanceOptions): Promise<Conformance> {
  const { url, tokens, walks = 1000, maxSteps = 30, seed = Date.now() % 2 ** 31, path } = options;
  const host = (options.host ?? standardHost) as Host;
  const [first = ''] = host.languages;
  const http = await connect(url, host.languages.includes('en') ? 'en' : first, tokens);
  const under: UnderTest = { http, host };
  const arbitrary = scripts({ maxSteps });
  const totals = { walks: 0, events: 0, accepted: 0 };
  let failed = path;

  const queue = (path === undefined ? fc.sample(arbitrary, { seed, numRuns: walks }) : []).entries();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [place, script] of queue) {
        if (failed !== undefined) return;
        const { moments, error } = await play(under, script);
        totals.walks++;
        totals.events += moments.length;
        totals.accepted += moments.filter(({ decision }) => decision.accepted).length;
        if (error) failed ??= String(place);
      }
    }),
  );
  return { ...totals, failure: failed === undefined ? null : await shrunk(under, arbitrary, seed, failed) };
}

/** The smallest walk that fast-check finds from one that failed. */
async function shrunk(under: UnderTest, arbitrary: fc.Arbitrary<Script>, seed: number, path: string) {
  let smallest: Played | undefined;
  const property = fc.asyncProperty(arbitrary, async (script) => {
    const played = await play(under, script);
    if (!played.error) return;
    smallest = played;
    throw played.error;
  });
  const details = await fc.check(property, { seed, path, numRuns: 1, endOnFailure: false });
  return {
    message: smallest?.error?.message ?? 'It failed once and not again: the answers of the host vary',
    clauses: smallest?.error?.clauses ?? [],
    events: smallest?.moments.map(({ event }) => event) ?? [],
    replay: { seed, path: details.counterexamplePath ?? path },
  };
}

/** The service under test, and the host that it should run. */
interface UnderTest {
  http: HttpHost;
  host: Host;
}

interface Played {
  moments: readonly Moment[];
  /** Where the host and the machine disagree. */
  error?: Disagreement;
}

/** One in this many asistencias is opened under the warranty of another. */
const claims = 8;

async function play({ http, host }: UnderTest, { input, steps }: Script): Promise<Played> {
  let session: Session | undefined;
  try {
    session = await Session.open(http, host, input);
    if ((input.at(-1) ?? 0) % claims === 1) session = await session.concludeAndOpen(input);
    await walk(session, steps);
    await session.finish();
    return { moments: session.moments };
  } catch (error) {
    if (error instanceof Disagreement) return { moments: session?.moments ?? [], error };
    throw error;
  }
}

async function walk(session: Session, steps: Script['steps']): Promise<void> {
  const taken = new Map<string, number>();
  let previous: unknown;
  for (const row of steps) {
    const { snapshot } = session.standing;
    const now = new Date().toISOString();
    const isAttack = (row.at(-1) ?? 0) % 3 === 1;
    const legal = isAttack ? undefined : legalEvent(snapshot, row, taken, now);
    const event = legal ?? hostileEvent(snapshot, row, previous, now);
    previous = event;
    if (typeof event !== 'object' || event === null) continue;
    await session.send(event as Attempted);
    const decision = session.moments.at(-1)?.decision;
    if (!decision?.accepted) continue;
    const { transition } = decision.step;
    taken.set(transition, (taken.get(transition) ?? 0) + 1);
  }
}

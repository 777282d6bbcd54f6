import fc from 'fast-check';
import type { Host } from '../../host/host.ts';
import { hostileEvent } from '../hostile-event.ts';
import { legalEvent } from '../legal-event.ts';
import type { Moment } from '../trace.ts';
import { type Script, scripts } from '../walk.ts';
import { type Finding, findingOf } from './finding.ts';
import { Scene } from './scene.ts';
import { type Attempted, Session } from './session.ts';
import type { Wire } from './wire.ts';

/** Which walks are played. */
export interface Walks {
  walks: number;
  /** Steps of a walk at most. */
  maxSteps: number;
  seed: number;
  /** Where in the seed's walks to begin: only that one is played. */
  path?: string | undefined;
  /** Called after each walk. */
  onDone(): void;
  /** Called after each try of a shorter walk. */
  onTry(): void;
}

/** What walks have shown. */
export interface Walked {
  walks: number;
  events: number;
  accepted: number;
  failure: WalkFinding | null;
}

/** A walk that a host fails, after shrinking. */
export interface WalkFinding extends Finding {
  /** The events sent until then. */
  events: readonly unknown[];
  replay: { seed: number; path: string };
  /** False where a shorter one may exist: the time was over, or the answers vary. */
  isShortest: boolean;
}

/** Walks played at once, because a host that groups commits is used concurrently. */
const atOnce = 16;
const shrinkingMilliseconds = 45_000;

/** Plays generated walks, legal and hostile, on the host under test and on the machine. */
export async function playWalks(
  wire: Wire,
  host: Host,
  { walks, maxSteps, seed, path, onDone, onTry }: Walks,
): Promise<Walked> {
  const arbitrary = scripts({ maxSteps });
  const totals = { walks: 0, events: 0, accepted: 0 };
  let failed: WalkFinding | undefined;

  const count = ({ moments }: Played) => {
    totals.walks++;
    totals.events += moments.length;
    totals.accepted += moments.filter(({ decision }) => decision.accepted).length;
    onDone();
  };
  const queue = (path === undefined ? fc.sample(arbitrary, { seed, numRuns: walks }) : []).entries();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [place, script] of queue) {
        if (failed !== undefined) return;
        const played = await play(new Scene(wire, host), script);
        const { moments, finding } = played;
        count(played);
        if (finding) failed ??= walkFinding(finding, moments, { seed, path: String(place) });
      }
    }),
  );
  const again = failed?.replay.path ?? path;
  const playAgain = async (script: Script) => {
    const played = await play(new Scene(wire, host), script);
    // Only the first of a path is the walk that was asked for.
    if (totals.walks === 0) count(played);
    else onTry();
    return played;
  };
  const shortest =
    again === undefined ? null : await shrunk(playAgain, arbitrary, { seed, path: again }, !failed);
  return { ...totals, failure: shortest ?? (failed ? once(failed) : null) };
}

const walkFinding = (
  finding: Finding,
  moments: readonly Moment[],
  replay: WalkFinding['replay'],
  isShortest = false,
): WalkFinding => ({ ...finding, events: moments.map(({ event }) => event), replay, isShortest });

/** What was found while other walks were played, and not when the walk was played by itself. */
const once = ({ message, ...found }: WalkFinding): WalkFinding => ({
  ...found,
  message: `The answers of the host vary. Once, beside other walks: ${message}`,
});

/** The smallest walk that fast-check finds in its time from one that failed, or that one itself. */
async function shrunk(
  playAgain: (script: Script) => Promise<Played>,
  arbitrary: fc.Arbitrary<Script>,
  { seed, path }: WalkFinding['replay'],
  isItself: boolean,
): Promise<WalkFinding | null> {
  let smallest: Played | undefined;
  const property = fc.asyncProperty(arbitrary, async (script) => {
    const played = await playAgain(script);
    if (!played.finding) return;
    smallest = played;
    throw new Error(played.finding.message);
  });
  const details = await fc.check(property, {
    seed,
    path,
    numRuns: 1,
    endOnFailure: isItself,
    interruptAfterTimeLimit: shrinkingMilliseconds,
  });
  if (!smallest?.finding) return null;
  const replay = { seed, path: details.counterexamplePath ?? path };
  return walkFinding(smallest.finding, smallest.moments, replay, !details.interrupted);
}

interface Played {
  moments: readonly Moment[];
  /** Where the host and the machine disagree. */
  finding?: Finding;
}

/** One in this many asistencias is opened under the warranty of another. */
const claims = 8;
/** One in this many steps is something else than an event. */
const errands = 6;

async function play(scene: Scene, { input, steps }: Script): Promise<Played> {
  let session: Session | undefined;
  try {
    session = await Session.open(scene, input);
    if ((input.at(-1) ?? 0) % claims === 1) session = await session.concludeAndOpen(input);
    await walk(session, steps);
    await session.finish();
    return { moments: session.moments };
  } catch (error) {
    return { moments: session?.moments ?? [], finding: findingOf(error, scene, 'procedure') };
  }
}

async function walk(session: Session, steps: Script['steps']): Promise<void> {
  const taken = new Map<string, number>();
  let previous: unknown;
  for (const row of steps) {
    if ((row.at(-2) ?? 0) % errands === 1) await session.errand(row);
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

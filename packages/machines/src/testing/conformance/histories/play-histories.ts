import fc from 'fast-check';
import type { Host } from '../../../host/host.ts';
import { dials } from '../../dials.ts';
import { type Finding, findingOf } from '../finding.ts';
import { killed, Scene } from '../scene.ts';
import type { Wire } from '../wire.ts';
import { linearize, type Model } from './linearize.ts';
import { isIdle, type Operation } from './operation.ts';
import { clientCount, type Recorded, recordHistory, type Script } from './record-history.ts';

/** What concurrent histories have shown. */
export interface Histories {
  histories: number;
  /** For how many the time was too short: they agree with nothing. */
  undecided: number;
  findings: readonly Finding[];
}

interface Options {
  histories: number;
  seed: number;
  /** Kills the host and starts it again; called once all clients of a history work. */
  interrupt?: (() => Promise<void>) | undefined;
  /** Called after each history. */
  onDone(): void;
}

const longestMilliseconds = 10_000;
/** Histories recorded at once: few, so that requests of one case meet. */
const atOnce = 2;

const scripts: fc.Arbitrary<Script> = fc.record({
  lead: fc.array(dials, { maxLength: 8, size: 'max' }),
  plan: fc.array(fc.array(dials, { minLength: 3, maxLength: 5 }), {
    minLength: clientCount,
    maxLength: clientCount,
  }),
});

/** Lets several clients work on few cases at once, and asks whether one could have done it. */
export async function playHistories(
  wire: Wire,
  host: Host,
  { histories, seed, interrupt, onDone }: Options,
): Promise<Histories> {
  const findings: Finding[] = [];
  let undecided = 0;
  const waiting = fc.sample(scripts, { seed, numRuns: histories }).values();
  await Promise.all(
    // A killed host is killed for every history.
    Array.from({ length: interrupt ? 1 : atOnce }, async () => {
      for (const script of waiting) {
        const scene = new Scene(wire, host);
        try {
          const recorded = await recordHistory(scene, script, interrupt);
          const verdict = linearize(recorded.operations, recorded.model, longestMilliseconds);
          if (verdict === 'undecided') undecided++;
          if (verdict === 'not linearizable') findings.push(findingFrom(recorded, wire));
        } catch (error) {
          findings.push(findingOf(error, scene, 'concurrency'));
        }
        onDone();
      }
    }),
  );
  return { histories, undecided, findings };
}

function findingFrom({ operations, model, killedAt }: Recorded, wire: Wire): Finding {
  const least = smallest(operations, model);
  const story = least.map((operation) => [operation.invoked, sentence(operation, wire)] as const);
  const kill = killedAt === undefined ? [] : [[killedAt, `[${killedAt}] ${killed}`] as const];
  return {
    section: 'concurrency',
    message: `No order of these ${least.length} requests explains their answers`,
    clauses: [],
    story: [...story, ...kill].sort(([a], [b]) => a - b).map(([, line]) => line),
  };
}

const isBroken = <State>(operations: readonly Operation[], model: Model<State>): boolean =>
  linearize(operations, model, longestMilliseconds) === 'not linearizable';

/**
 * The shortest beginning that has no order, without what changes nothing and is not needed. What
 * had not been answered by then may have happened or not.
 */
function smallest<State>(operations: readonly Operation[], model: Model<State>): readonly Operation[] {
  const ends = operations
    .map(({ returned }) => returned)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const until = (end: number) =>
    operations
      .filter(({ invoked }) => invoked <= end)
      .map((operation) =>
        operation.returned <= end
          ? operation
          : { ...operation, returned: Number.POSITIVE_INFINITY, got: null },
      );
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isBroken(until(ends[middle] ?? 0), model)) high = middle;
    else low = middle + 1;
  }
  let least: readonly Operation[] = until(ends[high] ?? 0);
  for (const operation of least.filter(isIdle)) {
    const without = least.filter((each) => each !== operation);
    if (isBroken(without, model)) least = without;
  }
  return least;
}

const longest = 400;

function sentence({ as, action, got, invoked, returned }: Operation, { people }: Wire): string {
  const { kind, ...what } = action;
  const answer = got ? `${got.status} ${JSON.stringify(summaryOf(got.body))}` : 'no answer';
  return `[${invoked}–${Number.isFinite(returned) ? returned : ''}] ${people[as].id} ${kind} ${JSON.stringify(what)} → ${answer}`.slice(
    0,
    longest,
  );
}

/** What a reader needs of an answer to see the order. */
function summaryOf(body: unknown): unknown {
  const { asistencia, entry, items, code, revision, type, seq } = body as Record<
    string,
    { [field: string]: unknown }
  >;
  if (entry && asistencia) return { revision: asistencia.revision, state: asistencia.state };
  if (Array.isArray(items))
    return (items as { type?: string; kind: string; status?: string; dueAt?: string }[]).map((item) =>
      [item.type ?? item.kind, item.status, item.dueAt].filter(Boolean).join(' '),
    );
  return { code, revision, type, seq };
}

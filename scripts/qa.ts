// `npm run qa`: every result of the QA kit about the procedure, on one page. Exit code 1 where
// anything falls short, or docs/mutation.md is out of date; --update writes it.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  actorDisagreement,
  adversarialWalk,
  assertProcedure,
  Coverage,
  type CoverageReport,
  conform,
  coverageOverlay,
  coverageTable,
  explore,
  guardNames,
  hostWithGuard,
  invariants,
  legalWalk,
  type MutationSummary,
  mergeMutation,
  mutationDocument,
  mutationShortfalls,
  mutationTable,
  runMutation,
  type Share,
  storedDisagreement,
} from '@conexion/machines/testing';
import { startService } from '@conexion/service';
import fc from 'fast-check';

const seed = 20_260_831;
const walks = 10_000;
const played = 1_000;
/** Of each guard, half with each answer. */
const stored = 2_000;

interface Explored {
  states: number;
  edges: number;
  tried: number;
  transitions: number;
  pairs: number;
  deadEnds: number;
  violations: readonly string[];
}

/** The parts that run in separate processes, so that every core is used. */
const parts: Readonly<Record<string, (...args: string[]) => unknown>> = {
  explore(): Explored {
    const found = explore();
    return {
      states: found.states,
      edges: found.edges,
      tried: found.tried,
      transitions: found.transitions.size,
      pairs: found.pairs.size,
      deadEnds: found.deadEnds.length,
      violations: found.violations.map(({ invariant }) => invariant.name),
    };
  },
  /** Legal walks and walks under attack, with every rule checked at every step. */
  walk(): CoverageReport {
    const coverage = new Coverage();
    const onWalk = coverage.add.bind(coverage);
    assertProcedure({ runs: walks, seed, onWalk });
    assertProcedure({ runs: walks, seed, walks: 'adversarial', onWalk });
    return coverage.report();
  },
  /** With each guard replaced: walks kept in memory and walks stored at every step. */
  store(index = '0', of = '1'): readonly string[] {
    const found = guardNames
      .filter((_, number) => number % Number(of) === Number(index))
      .flatMap((guard) => [true, false].map((answer) => storedAlike(guard, answer)));
    return found.filter((it) => it !== undefined);
  },
  /** SCXML of 200 random machines, stepped in an engine beside XState. */
  async scxml() {
    const { assertAgreement } = await import('../packages/visualizer/test/scxml/agreement.ts');
    const found = await assertAgreement({ machines: 200, seed });
    const isThin = (counts: Record<string, number>, least: number) =>
      Object.values(counts).some((count) => count < least);
    if (isThin(found.has, 20) || isThin(found.taken, 1) || found.withGuards < 100)
      throw new Error(`The machines left something out: ${JSON.stringify(found)}`);
    return found;
  },
  mutation: (index = '0', of = '1') => runMutation({ part: { index: Number(index), of: Number(of) } }),
};

/**
 * Where a walk that is stored at every step diverges from the original, with one guard replaced.
 */
function storedAlike(guard: (typeof guardNames)[number], answer: boolean): string | undefined {
  const host = hostWithGuard(guard, answer);
  for (const walk of fc.sample(adversarialWalk({ host }), { numRuns: stored / 2, seed })) {
    const disagreement = storedDisagreement(walk, host);
    if (disagreement) return `${guard} always ${answer}, ${disagreement}`;
  }
  return undefined;
}

const [, self = '', part, ...args] = process.argv;
const run = promisify(execFile);

async function inOwnProcess<T>(...asked: string[]): Promise<T> {
  const { stdout } = await run(process.execPath, [self, ...asked], { maxBuffer: 2 ** 28 });
  return JSON.parse(stdout) as T;
}

/** As many at once as there are cores. */
async function queued<T>(tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  const waiting = tasks.entries();
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      for (const [place, task] of waiting) results[place] = await task();
    }),
  );
  return results;
}

function compareWithActor(): void {
  const walksOfBoth = fc.oneof(legalWalk(), adversarialWalk());
  fc.assert(
    fc.property(walksOfBoth, (each) => {
      const disagreement = actorDisagreement(each);
      if (disagreement) throw new Error(disagreement);
    }),
    { numRuns: played, seed },
  );
}

async function compareWithService() {
  const dataDir = mkdtempSync(join(tmpdir(), 'conexion-qa-'));
  const service = await startService({ dataDir, demo: true });
  try {
    return await conform({ url: service.url, walks: played, seed });
  } finally {
    await service.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Whether docs/mutation.md has the results of the mutants. */
function isTold(mutation: MutationSummary): boolean {
  const file = new URL('../docs/mutation.md', import.meta.url);
  const document = mutationDocument(mutation);
  if (process.argv.includes('--update')) writeFileSync(file, document);
  return readFileSync(file, 'utf8') === document;
}

const isWhole = ({ covered, of }: Share): boolean => covered === of;

async function page(): Promise<void> {
  const began = Date.now();
  const mutationParts = Array.from({ length: 6 }, (_, index) => ['mutation', String(index), '6']);
  const storeParts = Array.from({ length: 4 }, (_, index) => ['store', String(index), '4']);
  const others = queued<unknown>([
    () => inOwnProcess('walk'),
    () => inOwnProcess('explore'),
    ...storeParts.map((asked) => () => inOwnProcess(...asked)),
    ...mutationParts.map((asked) => () => inOwnProcess(...asked)),
  ]);

  compareWithActor();
  const conformance = await compareWithService();
  const [report, explored, ...more] = (await others) as [CoverageReport, Explored, ...unknown[]];
  const unlike = more.splice(0, storeParts.length).flat() as string[];
  const mutation = mergeMutation(more as MutationSummary[]);

  console.log(`THE PROCEDURE, PROVED   seed ${seed}, ${Math.round((Date.now() - began) / 1000)} s\n`);
  console.log(
    `walks          ${report.walks}, ${report.events} events, ${report.accepted} accepted; ` +
      `${invariants.length} rules asked at every moment\n`,
  );
  console.log(`${coverageTable(report)}\n`);
  console.log(`live actor     agrees on ${played} walks`);
  console.log(
    `stored walks   agree on ${stored} walks for each of ${guardNames.length} guards, always true in half, always false in half`,
  );
  console.log(`service        agrees on ${conformance.walks} walks, ${conformance.events} events over HTTP`);
  console.log(
    `exploration    ${explored.states} abstract states, ${explored.edges} steps, ${explored.tried} events tried; ` +
      `${explored.deadEnds} dead ends, ${explored.violations.length} violations\n`,
  );
  console.log(mutationTable(mutation));

  mkdirSync('coverage', { recursive: true });
  writeFileSync('coverage/overlay.json', JSON.stringify(coverageOverlay(report)));
  const shortfalls = [
    conformance.failure?.message,
    ...unlike,
    ...explored.violations,
    explored.deadEnds > 0 && 'there are dead ends',
    !(isWhole(report.states) && isWhole(report.transitions) && isWhole(report.guardAnswers)) &&
      'walks left states, transitions or guard answers out',
    report.pairs.covered < 0.95 * report.pairs.of && 'walks took less than 95 % of the transition pairs',
    ...mutationShortfalls(mutation),
    !isTold(mutation) && 'docs/mutation.md says something else: npm run qa -- --update',
  ].filter((it) => typeof it === 'string');
  console.log(shortfalls.length === 0 ? '\nNothing falls short.' : `\nFALLS SHORT\n${shortfalls.join('\n')}`);
  process.exitCode = shortfalls.length === 0 ? 0 : 1;
}

const asked = part && parts[part];
if (asked) process.stdout.write(JSON.stringify(await asked(...args)));
else await page();

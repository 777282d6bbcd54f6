import type { AnyHost, Host } from '../../host/host.ts';
import { standardHost } from '../../host/standard-host.ts';
import { KitError } from '../kit-error.ts';
import type { Progress } from '../search.ts';
import type { Finding } from './finding.ts';
import type { WalkFinding } from './play-walks.ts';
import { sections } from './sections.ts';
import { type Phase, type Run, type Stage, type StageOptions, stagesOf } from './stages.ts';
import { openWire, type Tokens } from './wire.ts';

/** How a service is compared with the machine and the HTTP contract. */
export interface ConformanceOptions extends StageOptions {
  /** The base address of the host under test. */
  url: string;
  /** To play the same walks again. */
  seed?: number;
  /** Is called as each stage begins, and after each rule, walk, history and cursor. */
  onProgress?: (progress: Progress<Phase>) => void;
  /** Bearer tokens by role, for a host that issues none itself. */
  tokens?: Tokens;
  /** The host that the service should run; the standard one by default. */
  host?: AnyHost;
}

/** The result of comparing a service with the machine and the HTTP contract. */
export interface Conformance {
  /** Rules of the contract, each tried by itself. */
  stories: number;
  walks: number;
  events: number;
  accepted: number;
  /** Cases on which several clients worked at once. */
  histories: number;
  /** The histories for which the search of an order took too long: they agree with nothing. */
  undecided: number;
  /** Of the walks and histories. */
  seed: number;
  /** What could not be tried, was not asked for, or comes after a stage that found something. */
  notTried: readonly string[];
  /** All that one stage found: the first stage that finds something is the last. */
  findings: readonly Finding[];
  /** The first of them. */
  failure: (Finding & Partial<Pick<WalkFinding, 'events' | 'replay' | 'isShortest'>>) | null;
}

/**
 * Whether a host that speaks the HTTP contract keeps it and runs the procedure. The rules of the
 * contract are tried one by one; then generated walks, legal and hostile, are played on the host
 * and on the machine, and the answers to events are compared. Rejects if the host cannot be
 * reached, and with a `KitError` where nothing would be tried.
 */
export async function conform(options: ConformanceOptions): Promise<Conformance> {
  const { url, tokens, seed = Date.now() % 2 ** 31, onProgress = () => {}, started } = options;
  const stages = stagesOf(options);
  if (stages.every(({ of }) => of === 0)) throw nothingToTry(options);
  const host = (options.host ?? standardHost) as Host;
  const [first = 'es'] = host.languages;
  const wire = await openWire(url, host.languages.includes('en') ? 'en' : first, tokens);
  const total = { stories: 0, walks: 0, events: 0, accepted: 0, histories: 0, undecided: 0 };
  const rules = stages.reduce((sum, stage) => sum + stage.rules.asked, 0);
  const run: Run = { wire, host, seed, rules, total, notTried: [], onProgress };
  const left = new Set(stages);
  let findings: Awaited<ReturnType<Stage['play']>> = [];
  for (const stage of stages.filter(({ of }) => of > 0)) {
    left.delete(stage);
    findings = await stage.play(run);
    if (findings.length > 0) break;
  }
  const otherRules = stages
    .filter((stage) => !left.has(stage))
    .reduce((sum, { rules }) => sum + rules.left, 0);
  const notTried = [
    ...(otherRules > 0 ? [`${otherRules} other rules`] : []),
    ...[...left].map(({ phase }) => phase),
    ...run.notTried,
    ...(started ? [] : ['restart', 'kill', 'clock']),
  ];
  return { ...total, seed, notTried, findings, failure: findings[0] ?? null };
}

function nothingToTry({ only }: ConformanceOptions): KitError {
  if (only === undefined) return new KitError('no-runs', 'No rule, walk, history or cursor is asked for');
  const parts = Object.entries(sections).map(([name, says]) => `  ${name.padEnd(15)}${says}`);
  return new KitError(
    'rule-unknown',
    `No rule that can be tried here is called "${only}". It may be a part of the text of some rules, or\n` +
      `a part of the contract, of which restart and clock need a host that was started here:\n${parts.join('\n')}`,
  );
}

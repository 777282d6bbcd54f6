import type { AnyHost, Host } from '../../host/host.ts';
import { standardHost } from '../../host/standard-host.ts';
import { clockStories, hasClock } from './clock.ts';
import { cursorStory } from './contract/cursors.ts';
import { stories } from './contract/stories.ts';
import type { Story } from './contract/story.ts';
import type { Finding } from './finding.ts';
import { playHistories } from './histories/play-histories.ts';
import { playStories } from './play-stories.ts';
import { playWalks, type WalkFinding } from './play-walks.ts';
import { playRestart, restartRules, type StartedHost } from './restart.ts';
import { Scene } from './scene.ts';
import { openWire, type Tokens } from './wire.ts';

/** How a service is compared with the machine and the HTTP contract. */
export interface ConformanceOptions {
  /** The base address of the host under test. */
  url: string;
  /** Whether each rule of the contract is tried by itself first; true by default. */
  stories?: boolean;
  /** 1,000 by default. */
  walks?: number;
  /** Steps of a walk at most; 30 by default. */
  maxSteps?: number;
  /** To play the same walks again. */
  seed?: number;
  /** The `path` of an earlier failure: only that walk is played. */
  path?: string;
  /** From how many of the last lines the stream is resumed; 1,500 by default. */
  cursors?: number;
  /** In how many cases several clients work at once; 100 by default. */
  histories?: number;
  /** The host as a process, to be killed, started again and given another clock. */
  started?: StartedHost | undefined;
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
  /** What could not be tried. */
  notTried: readonly string[];
  /** All that one stage found: the first stage that finds something is the last. */
  findings: readonly Finding[];
  /** The first of them. */
  failure: (Finding & Partial<Pick<WalkFinding, 'events' | 'replay'>>) | null;
}

/**
 * Whether a host that speaks the HTTP contract keeps it and runs the procedure. The rules of the
 * contract are tried one by one; then generated walks, legal and hostile, are played on the host
 * and on the machine, and every answer is compared. Rejects if the host cannot be reached.
 */
export async function conform(options: ConformanceOptions): Promise<Conformance> {
  const { url, tokens, walks = 1000, maxSteps = 30, cursors = 1500, histories = 100, started } = options;
  const { path, seed = Date.now() % 2 ** 31 } = options;
  const host = (options.host ?? standardHost) as Host;
  const [first = 'es'] = host.languages;
  const wire = await openWire(url, host.languages.includes('en') ? 'en' : first, tokens);
  const total = { stories: 0, walks: 0, events: 0, accepted: 0, histories: 0, undecided: 0 };
  const notTried: string[] = [];

  async function playRules(rules: readonly Story[]): Promise<Finding[]> {
    total.stories += rules.length;
    return playStories(wire, host, rules);
  }

  async function playWalking(): Promise<WalkFinding[]> {
    const { failure, ...walked } = await playWalks(wire, host, { walks, maxSteps, seed, path });
    Object.assign(total, walked);
    return failure ? [failure] : [];
  }

  async function playTogether(count: number, interrupt?: () => Promise<void>): Promise<readonly Finding[]> {
    const together = await playHistories(wire, host, { histories: count, seed, interrupt });
    total.histories += together.histories;
    total.undecided += together.undecided;
    return together.findings;
  }

  /** What needs a host that can be killed and given another clock. */
  const stagesOf = (process: StartedHost): readonly Stage[] => [
    () =>
      playTogether(Math.ceil(histories / 10), async () => {
        await process.kill();
        await process.start();
      }),
    async () => {
      const findings: Finding[] = [];
      const isSet = await hasClock(new Scene(wire, host), process);
      if (!isSet) notTried.push('clock');
      // One after the other: they share the clock.
      for (const story of isSet ? clockStories(process) : []) findings.push(...(await playRules([story])));
      return findings;
    },
    () => {
      total.stories += restartRules;
      return playRestart(wire, host, process);
    },
  ];

  const whole: readonly Stage[] = [
    () => playRules(options.stories === false ? [] : stories),
    ...(started ? stagesOf(started) : []),
    playWalking,
    () => playTogether(histories),
    // Last: by now the host has many lines, of which it keeps some in memory.
    () => playRules(cursors > 0 ? [cursorStory(cursors)] : []),
  ];
  if (!started) notTried.push('restart', 'kill', 'clock');
  const findings = await firstFindings(path === undefined ? whole : [playWalking]);
  return { ...total, notTried, findings, failure: findings[0] ?? null };
}

type Stage = () => Promise<readonly (Finding & Partial<WalkFinding>)[]>;

async function firstFindings(stages: readonly Stage[]): ReturnType<Stage> {
  for (const stage of stages) {
    const findings = await stage();
    if (findings.length > 0) return findings;
  }
  return [];
}

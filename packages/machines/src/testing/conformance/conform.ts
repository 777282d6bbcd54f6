import type { AnyHost, Host } from '../../host/host.ts';
import { standardHost } from '../../host/standard-host.ts';
import { cursorStory } from './contract/cursors.ts';
import { stories } from './contract/stories.ts';
import type { Finding } from './finding.ts';
import { playStories } from './play-stories.ts';
import { playWalks, type WalkFinding } from './play-walks.ts';
import { openWire, type Tokens } from './wire.ts';

/** How a service is compared with the machine and the HTTP contract. */
export interface ConformanceOptions {
  /** The base address of the host under test. */
  url: string;
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
  /** What could not be tried. */
  notTried: readonly string[];
  /** Everything that was found: what a story finds ends neither the others nor the walks. */
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
  const { url, tokens, walks = 1000, maxSteps = 30, cursors = 1500, path } = options;
  const { seed = Date.now() % 2 ** 31 } = options;
  const host = (options.host ?? standardHost) as Host;
  const [first = 'es'] = host.languages;
  const wire = await openWire(url, host.languages.includes('en') ? 'en' : first, tokens);

  const tried = path === undefined ? stories : [];
  const findings: Finding[] = await playStories(wire, host, tried);
  const { failure, ...walked } = await playWalks(wire, host, { walks, maxSteps, seed, path });
  if (failure) findings.push(failure);
  const sweep = path === undefined && cursors > 0 ? [cursorStory(cursors)] : [];
  findings.push(...(await playStories(wire, host, sweep)));
  return {
    stories: tried.length + sweep.length,
    ...walked,
    notTried: ['restart', 'kill', 'clock'],
    findings,
    failure: findings[0] ?? null,
  };
}

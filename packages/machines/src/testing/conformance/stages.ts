import type { Host } from '../../host/host.ts';
import type { Progress } from '../search.ts';
import { clockStories, settingOf } from './clock.ts';
import { cursorStory } from './contract/cursors.ts';
import { stories } from './contract/stories.ts';
import type { Story } from './contract/story.ts';
import type { Finding } from './finding.ts';
import { playHistories } from './histories/play-histories.ts';
import { playStories } from './play-stories.ts';
import { playWalks, type WalkFinding } from './play-walks.ts';
import { playRestart, restartRules, type StartedHost } from './restart.ts';
import { type Section, sections } from './sections.ts';
import type { Wire } from './wire.ts';

/** What is tried of a host. */
export interface StageOptions {
  /** Whether each rule of the contract is tried by itself first; true by default. */
  stories?: boolean;
  /** 1,000 by default. */
  walks?: number;
  /** Steps of a walk at most; 30 by default. */
  maxSteps?: number;
  /** The `path` of an earlier failure: only that walk is played. */
  path?: string | undefined;
  /** Only the rules of this part of the contract, or those whose text holds this. */
  only?: string | undefined;
  /** How many lines are written, from each of which the stream is resumed; 1,500 by default. */
  cursors?: number;
  /** In how many cases several clients work at once; 100 by default. */
  histories?: number;
  /** The host as a process, to be killed, started again and given another clock. */
  started?: StartedHost | undefined;
}

/** The stages of a run, in their order. Shorter walks are tried after one that failed. */
export type Phase = 'rules' | 'kill' | 'clock' | 'restart' | 'walks' | 'shrinking' | 'histories' | 'cursors';

/** What the stages of one run share. */
export interface Run {
  wire: Wire;
  host: Host;
  seed: number;
  /** How many rules all of its stages try. */
  rules: number;
  total: Record<'stories' | 'walks' | 'events' | 'accepted' | 'histories' | 'undecided', number>;
  /** What turned out to be impossible to try. */
  notTried: string[];
  onProgress(progress: Progress<Phase>): void;
}

/** A part of a run, which ends with the first that finds something. */
export interface Stage {
  phase: Phase;
  /** How many rules, walks, histories or cursors it tries; 0 where it is left out. */
  of: number;
  /** How many rules it tries, and how many it leaves out. */
  rules: { asked: number; left: number };
  play(run: Run): Promise<readonly (Finding & Partial<WalkFinding>)[]>;
}

/** Counts what a stage has done, after what came before. */
function counter({ onProgress }: Run, phase: Phase, of?: number, before = 0): () => void {
  let done = before - 1;
  const count = () => onProgress({ phase, done: ++done, ...(of === undefined ? {} : { of }) });
  count();
  return count;
}

type Named = { section: Section; rule?: string };

/** Whether something is asked for: all, one walk again, a part of the contract, or some rules. */
function isAskedBy({ path, only }: StageOptions): (named: Named) => boolean {
  if (path !== undefined) return ({ section, rule }) => section === 'procedure' && rule === undefined;
  if (only === undefined) return () => true;
  if (Object.hasOwn(sections, only)) return ({ section }) => section === only;
  return ({ rule = '' }) => only !== '' && rule.includes(only);
}

/** A stage of rules that are tried by themselves. */
function rulesStage<Rule extends Named>(
  phase: Phase,
  rules: readonly Rule[],
  isAsked: (rule: Rule) => boolean,
  play: (run: Run, rules: readonly Rule[], onDone: () => void) => ReturnType<Stage['play']>,
): Stage {
  const asked = rules.filter(isAsked);
  return {
    phase,
    of: asked.length,
    rules: { asked: asked.length, left: rules.length - asked.length },
    play(run) {
      const count = counter(run, phase, run.rules, run.total.stories);
      run.total.stories += asked.length;
      return play(run, asked, count);
    },
  };
}

/** Plays stories; what the host could not be asked counts as not tried. */
async function playAtOnce(
  { wire, host, total, notTried }: Run,
  rules: readonly Story[],
  onDone?: () => void,
) {
  const { findings, untried } = await playStories(wire, host, rules, onDone);
  total.stories -= untried.length;
  notTried.push(...untried);
  return findings;
}

const noRules: Stage['rules'] = { asked: 0, left: 0 };

/** A stage of cases on which several clients work at once. */
const togetherStage = (phase: Phase, of: number, interrupt?: () => Promise<void>): Stage => ({
  phase,
  of,
  rules: noRules,
  async play(run) {
    const { wire, host, seed, total } = run;
    const options = { histories: of, seed, interrupt, onDone: counter(run, phase, of) };
    const { histories, undecided, findings } = await playHistories(wire, host, options);
    total.histories += histories;
    total.undecided += undecided;
    return findings;
  },
});

/** What needs a host that can be killed and given another clock. */
function startedStages(
  started: StartedHost,
  interrupted: number,
  isAsked: (named: Named) => boolean,
): readonly Stage[] {
  const killed = async () => {
    await started.kill();
    await started.start();
  };
  return [
    togetherStage('kill', interrupted, killed),
    rulesStage('clock', clockStories(started), isAsked, async (run, rules, onDone) => {
      const { findings, untried } = await playStories(run.wire, run.host, [settingOf(started)]);
      if (findings.length + untried.length > 0) {
        run.total.stories -= rules.length;
        run.rules -= rules.length;
        run.notTried.push('clock');
        return findings;
      }
      // One after the other: they share the clock.
      for (const story of rules) findings.push(...(await playAtOnce(run, [story], onDone)));
      return findings;
    }),
    rulesStage('restart', restartRules, isAsked, ({ wire, host }, rules, onDone) =>
      playRestart(wire, host, started, rules, onDone),
    ),
  ];
}

/** The stages of a run. */
export function stagesOf(options: StageOptions): readonly Stage[] {
  const { walks = 1000, maxSteps = 30, path, cursors = 1500, histories = 100, started } = options;
  const isAsked = isAskedBy(options);
  const some = (section: Section, count: number) => (isAsked({ section }) ? count : 0);
  const walked = some('procedure', path === undefined ? walks : 1);
  return [
    rulesStage('rules', options.stories === false ? [] : stories, isAsked, playAtOnce),
    ...(started ? startedStages(started, some('concurrency', Math.ceil(histories / 10)), isAsked) : []),
    {
      phase: 'walks',
      of: walked,
      rules: noRules,
      async play(run) {
        const { wire, host, seed, total } = run;
        const onDone = counter(run, 'walks', walked);
        let countTry: (() => void) | undefined;
        const { failure, ...counted } = await playWalks(wire, host, {
          ...{ walks: walked, maxSteps, seed, path, onDone },
          onTry() {
            countTry ??= counter(run, 'shrinking');
            countTry();
          },
        });
        Object.assign(total, counted);
        return failure ? [failure] : [];
      },
    },
    togetherStage('histories', some('concurrency', histories)),
    rulesStage('cursors', cursors > 0 ? [cursorStory(cursors)] : [], isAsked, (run) =>
      playAtOnce(run, [cursorStory(cursors, counter(run, 'cursors', cursors))]),
    ),
  ];
}

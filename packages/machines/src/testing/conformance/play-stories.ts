import type { Host } from '../../host/host.ts';
import { NotTried, type Story } from './contract/story.ts';
import { type Finding, findingOf } from './finding.ts';
import { Scene } from './scene.ts';
import type { Wire } from './wire.ts';

const atOnce = 4;

/** What stories found, and the rules that the host could not be asked. */
export interface PlayedStories {
  findings: Finding[];
  untried: string[];
}

/** Plays stories, each on separate cases. */
export async function playStories(
  wire: Wire,
  host: Host,
  stories: readonly Story[],
  onDone: () => void = () => {},
): Promise<PlayedStories> {
  const findings: Finding[] = [];
  const untried: string[] = [];
  const waiting = stories.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const { section, rule, play } of waiting) {
        const scene = new Scene(wire, host);
        try {
          await play(scene);
        } catch (error) {
          if (error instanceof NotTried) untried.push(rule);
          else findings.push(findingOf(error, scene, section, rule));
        }
        onDone();
      }
    }),
  );
  return { findings, untried };
}

import type { Host } from '../../host/host.ts';
import type { Story } from './contract/story.ts';
import { type Finding, findingOf } from './finding.ts';
import { Scene } from './scene.ts';
import type { Wire } from './wire.ts';

const atOnce = 4;

/** Plays stories, each on separate cases; what they found. */
export async function playStories(
  wire: Wire,
  host: Host,
  stories: readonly Story[],
  onDone: () => void = () => {},
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const waiting = stories.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const { section, rule, play } of waiting) {
        const scene = new Scene(wire, host);
        try {
          await play(scene);
        } catch (error) {
          findings.push(findingOf(error, scene, section, rule));
        }
        onDone();
      }
    }),
  );
  return findings;
}

import { roles } from '../../../procedure/roles.ts';
import { same } from '../disagreement.ts';
import { Scene } from '../scene.ts';
import type { Story } from './story.ts';
import { beyond, watch } from './stream.ts';

/** Streams of each caller at once: the contract allows 20. */
const ofEach = 3;

/**
 * Resumes the stream from every cursor of the last lines: a node keeps some of them in memory, and
 * a client whose cursor lies at that limit must lose none either.
 */
export const cursorStory = (count: number, onDone: () => void = () => {}): Story => ({
  section: 'stream',
  rule: 'from the cursor of each of the last lines, the next line follows',
  async play(scene) {
    const [end] = await watch(scene, { after: beyond, until: () => true });
    const last = Number(end?.id ?? 0);
    const first = String(Math.max(0, last - count));
    const lines = await watch(scene, { after: first, until: (seen) => Number(seen.at(-1)?.id) >= last });
    const waiting = [first, ...lines.map(({ id }) => id)].slice(0, -1).entries();
    await Promise.all(
      roles.flatMap((as) =>
        Array.from({ length: ofEach }, async () => {
          for (const [place, after] of waiting) {
            // The story of the others would hide the one that counts.
            const [next] = await watch(new Scene(scene.wire, scene.host), { after, as, until: () => true });
            same(`the first event with Last-Event-ID: ${after}`, next, lines[place]);
            onDone();
          }
        }),
      ),
    );
  },
});

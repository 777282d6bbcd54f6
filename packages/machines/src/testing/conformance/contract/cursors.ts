import { roles } from '../../../procedure/roles.ts';
import type { EntryBody } from '../answers.ts';
import { same } from '../disagreement.ts';
import { Scene } from '../scene.ts';
import { ids, paged } from './paging.ts';
import type { Story } from './story.ts';
import { beyond, watch } from './stream.ts';

/** Streams of each caller at once: the contract allows 20. */
const ofEach = 3;
/** Notes sent at once. */
const atOnce = 8;

/**
 * Writes more lines than a node keeps in memory, and resumes the stream before them and from the
 * cursor of each: a client whose cursor lies at that limit or beyond it must lose none.
 */
export const cursorStory = (count: number, onDone: () => void = () => {}): Story => ({
  section: 'stream',
  rule: 'from the cursor of each of the last lines, the next line follows',
  async play(scene) {
    const [end] = await watch(scene, { after: beyond, until: () => true });
    const { asistencia } = await scene.openCase();
    const path = `/api/asistencias/${asistencia.id}/bitacora`;
    scene.tell(`${count} notes are added to its bitácora`);
    // The story of these would hide the one that counts.
    const aside = new Scene(scene.wire, scene.host);
    const notes = Array.from({ length: count }, (_, place) => `nota ${place + 1}`).values();
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (const text of notes) await aside.done(path, { text });
      }),
    );
    const written = ids(await paged<EntryBody>(aside, path, 500));
    const lines = await watch(scene, {
      after: end?.id,
      until: (seen) => (seen.at(-1)?.data as EntryBody | undefined)?.id === written.at(-1),
    });
    const came = ids(lines.map(({ data }) => data as EntryBody));
    const lost = written.filter((id) => !came.includes(id));
    same(`the lines of the case that did not come after ${end?.id}`, lost.slice(0, 3), []);
    const inOrder = came.filter((id) => written.includes(id)).join();
    same('whether they came in the order of the bitácora', inOrder === written.join(), true);
    const cursors = [end?.id, ...lines.map(({ id }) => id)];
    const waiting = lines
      .map((line, place) => ({ line, after: cursors[place] }))
      .slice(-count)
      .values();
    await Promise.all(
      roles.flatMap((as) =>
        Array.from({ length: ofEach }, async () => {
          for (const { line, after } of waiting) {
            const [next] = await watch(new Scene(scene.wire, scene.host), { after, as, until: () => true });
            same(`the first event with Last-Event-ID: ${after}`, next, line);
            onDone();
          }
        }),
      ),
    );
  },
});

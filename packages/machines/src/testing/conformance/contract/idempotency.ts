import { canonical, same, wholeOf } from '../disagreement.ts';
import { coveredService, type Scene } from '../scene.ts';
import type { Got } from '../wire.ts';
import { type Answer, answers, type Command, commands, type Prepared } from './commands.ts';
import { answeredBeforeWindow } from './passing-window.ts';
import type { Story } from './story.ts';

const section = 'idempotency';
const under = ({ name }: Scene) => ({ headers: { 'idempotency-key': name } });
const atOnce = 6;

const code = ({ status, body }: Got) => [status, (body as { code?: string } | null)?.code];
const reused = [422, 'idempotency-key-reused'];

const storyOf = (
  { name, status, code: refusal, prepare }: Answer,
  rule: string,
  play: (scene: Scene, prepared: Prepared, first: Got) => Promise<void>,
): Story => ({
  section,
  rule: `${name}: ${rule}`,
  async play(scene) {
    const prepared = await prepare(scene);
    const first = await scene.post(prepared.path, prepared.body, under(scene));
    same(`${name} under a key`, code(first), [status, refusal]);
    await play(scene, prepared, first);
  },
});

const rememberedStories = (answer: Answer): Story[] => [
  storyOf(
    answer,
    'gives the same answer under the same key, also when more has happened',
    async (scene, prepared, first) => {
      const again = await scene.post(prepared.path, prepared.body, under(scene));
      same('the answer under the same key', wholeOf(again), wholeOf(first));
      await prepared.moveOn();
      // The same fields in another order and other white space are the same request.
      const respelt = JSON.stringify(Object.fromEntries(Object.entries(prepared.body).reverse()), null, 2);
      const late = await scene.post(prepared.path, respelt, under(scene));
      same('the answer under the same key, after another call', wholeOf(late), wholeOf(first));
    },
  ),
  storyOf(answer, 'another body under the same key is 422', async (scene, prepared) => {
    same('another body', code(await scene.post(prepared.path, prepared.other, under(scene))), reused);
  }),
];

const storiesOf = (command: Command): Story[] => [
  storyOf(command, 'the key of another caller is another key', async (scene, prepared) => {
    const options = { ...under(scene), as: 'supervisor' as const };
    const theirs = await scene.post(prepared.path, prepared.other, options);
    same('another body of another caller', theirs.status, command.status);
  }),
  storyOf(command, 'the same key on another path is another key', async (scene, prepared) => {
    for (const each of [elsewhere(command), command]) {
      const { path, other } = await each.prepare(scene);
      if (path === prepared.path) continue;
      same(`the same key at ${path}`, (await scene.post(path, other, under(scene))).status, each.status);
    }
  }),
  {
    section,
    rule: `${command.name}: requests at once under one key have one answer and one effect`,
    async play(scene) {
      const prepared = await command.prepare(scene);
      const before = await prepared.revision?.();
      const answers = await Promise.all(
        Array.from({ length: atOnce }, () => scene.post(prepared.path, prepared.body, under(scene))),
      );
      for (const answer of answers) same('an answer at once', wholeOf(answer), wholeOf(answers[0] as Got));
      same('the status', answers[0]?.status, command.status);
      if (before !== undefined)
        same('the revision after all of them', await prepared.revision?.(), before + 1);
    },
  },
];

/** Two calls with a key are one; without, they are two, although they ask for the same. */
const keylessStory = (command: Command): Story => ({
  section,
  rule: `${command.name}: without a key the same request is another one`,
  async play(scene) {
    const { path, body } = await command.prepare(scene);
    const ask = async () => wholeOf(await scene.post(path, body, { isKeyless: true }));
    const [first, again] = [await ask(), await ask()];
    same('the first', first.status, command.status);
    same('whether the second got the answer of the first', canonical(again) === canonical(first), false);
  },
});

/** A call of another path. */
const elsewhere = ({ name }: Command): Command =>
  (commands.find((each) => each.name !== name && !each.hasETag) ?? commands[0]) as Command;

const [resolved, , confirmed] = coveredService();

export const idempotencyStories: readonly Story[] = [
  ...answers.flatMap(rememberedStories),
  ...commands.flatMap(storiesOf),
  ...commands.map(keylessStory),
  {
    section,
    rule: 'the answer under a key stays the same once a window and a due time have passed',
    play: async (scene) => (await answeredBeforeWindow(scene))(),
  },
  {
    section,
    rule: 'the key of a request that was not answered with 2xx or 409 is free',
    async play(scene) {
      const { asistencia } = await scene.openCase();
      const path = `/api/asistencias/${asistencia.id}/events`;
      const stale = { headers: { ...under(scene).headers, 'if-match': '"999"' } };
      same('a stale revision', (await scene.post(path, resolved, stale)).status, 412);
      same('a malformed event', (await scene.post(path, { type: 'x' }, under(scene))).status, 400);
      const forbidden = await scene.post(path, resolved, { ...under(scene), as: 'analista' });
      same('a role that sends nothing', forbidden.status, 403);
      same('the same key', (await scene.post(path, resolved, under(scene))).status, 200);
      same('another event under it', code(await scene.post(path, confirmed, under(scene))), reused);
    },
  },
];

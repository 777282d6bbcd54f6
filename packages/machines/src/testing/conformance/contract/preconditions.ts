import type { Problem } from '../answers.ts';
import { same } from '../disagreement.ts';
import type { Scene } from '../scene.ts';
import { type Command, commands, type Prepared } from './commands.ts';
import type { Story } from './story.ts';

const section = 'preconditions' as const;
const ifMatch = (tag: string) => ({ headers: { 'if-match': tag } });

const versioned = commands.filter(({ name }) =>
  /transfer|asistencias$|asistencias.*events|pendientes\/:id/.test(name),
);

/** As many as meet in one commit. */
const twelve = <T>(make: (place: number) => T): T[] => Array.from({ length: 12 }, (_, place) => make(place));

/** What a story sends; the `versioned` are all about what has a revision. */
async function versionedBy(prepared: Promise<Prepared>) {
  const { revision, ...rest } = await prepared;
  if (!revision) throw new Error(`${rest.path} is about nothing that has a revision`);
  return { ...rest, revision };
}

const storiesOf = ({ name, status, prepare }: Command): Story[] => [
  {
    section,
    rule: `${name}: a stale If-Match is 412 with the current revision, and changes nothing`,
    async play(scene) {
      const { path, body, moveOn, revision } = await versionedBy(prepare(scene));
      const seen = await revision();
      await moveOn();
      const current = await revision();
      same('whether another call raised the revision', current > seen, true);
      // A weak tag never matches (RFC 9110, 13.1.1).
      const tags = [`"${seen}"`, `"${current + 1}"`, `"${seen}", "${current + 7}"`, `W/"${current}"`];
      for (const tag of tags) {
        const stale = await scene.post<Problem>(path, body, ifMatch(tag));
        same(`If-Match: ${tag} at revision ${current}`, answerOf(stale), [412, 'stale-revision', current]);
      }
      same('the revision after that', await revision(), current);
    },
  },
  {
    section,
    rule: `${name}: of requests at once with one If-Match one passes, and the others are 412`,
    async play(scene) {
      const { path, body, revision } = await versionedBy(prepare(scene));
      const seen = await revision();
      const answers = await Promise.all(twelve(() => scene.post(path, body, ifMatch(`"${seen}"`))));
      const passed = answers.filter((answer) => answer.status === status);
      same('how many passed', passed.length, 1);
      same('how many were 412', answers.filter((answer) => answer.status === 412).length, 11);
      same('the revision after them', await revision(), seen + 1);
    },
  },
  {
    section,
    rule: `${name}: each of the requests at once that is accepted raises the revision`,
    async play(scene) {
      const { path, body, other, revision } = await versionedBy(prepare(scene));
      const seen = await revision();
      const bodies = twelve((place) => (place % 2 === 0 ? body : other));
      const answers = await Promise.all(bodies.map((each) => scene.post(path, each)));
      const accepted = answers.filter((answer) => answer.status === status).length;
      same('whether one was accepted', accepted > 0, true);
      same(`the revision after ${accepted} were accepted`, await revision(), seen + accepted);
    },
  },
  ...['the revision', 'a list with it', '*'].map(
    (what) =>
      ({
        section,
        rule: `${name}: If-Match of ${what} lets the request pass and raises the revision`,
        async play(scene: Scene) {
          const { path, body, revision } = await versionedBy(prepare(scene));
          const current = await revision();
          const tag = what === '*' ? '*' : what === 'the revision' ? `"${current}"` : `"999", "${current}"`;
          same(`If-Match: ${tag}`, (await scene.post(path, body, ifMatch(tag))).status, status);
          same('the revision after it', await revision(), current + 1);
        },
      }) satisfies Story,
  ),
];

const answerOf = ({ status, body }: { status: number; body: Problem }) => [status, body.code, body.revision];

export const preconditionStories: readonly Story[] = [
  ...versioned.flatMap(storiesOf),
  ...commands
    .filter(({ hasETag }) => hasETag)
    .map(({ name, prepare }) => ({
      section,
      rule: `${name}: the ETag of the answer is the quoted revision`,
      async play(scene: Scene) {
        const { path, body, revision } = await prepare(scene);
        const { headers, body: answer } = await scene.post<Versioned>(path, body);
        const shown = answer.asistencia?.revision ?? answer.revision;
        same('the ETag', headers.get('etag'), `"${shown}"`);
        // An asistencia opened under an expediente starts at 1.
        const isNew = /asistencias$/.test(path);
        if (revision && !isNew) same('the revision', shown, await revision());
        if (!revision || isNew) same('the revision of what is new', shown, 1);
      },
    })),
  {
    section,
    rule: 'GET of an expediente and of an asistencia has the quoted revision as its ETag',
    async play(scene) {
      const { expediente, asistencia } = await scene.openCase();
      for (const path of [`/api/expedientes/${expediente.id}`, `/api/asistencias/${asistencia.id}`]) {
        const { headers, body } = await scene.get<Versioned>(path);
        same(`the ETag of ${path}`, headers.get('etag'), `"${body.revision}"`);
      }
    },
  },
];

interface Versioned {
  revision: number;
  asistencia?: { revision: number };
}

import type { EventRequest } from '../../../asistencia/asistencia-event.ts';
import { stamp } from '../../../host/parse-event.ts';
import type { Lang } from '../../../procedure/text.ts';
import type { Items } from '../answers.ts';
import { canonical, same } from '../disagreement.ts';
import { inputOf } from '../input-of.ts';
import type { Scene } from '../scene.ts';
import type { Sent } from '../wire.ts';
import type { Story } from './story.ts';

/** Headers for one language; the last also takes each other one, named before it. */
function waysToAsk(lang: string, languages: readonly string[]): string[] {
  const others = languages.filter((other) => other !== lang).map((other) => `${other};q=0.1`);
  return [lang, `${lang}-XX, ${lang};q=0.9`, `xx, ${lang};q=0.5`, [...others, lang].join(', ')];
}

type Words = readonly unknown[];

/** Something that is said in the language that the caller asks for. */
interface Saying {
  what: string;
  request: Sent;
  read(body: unknown): Words;
  /** By language, as the host of the procedure says it. */
  known: Readonly<Record<string, Words>>;
  /** Whether a service may say it in words that are not the host's. */
  isFree?: true;
}

const wordsOf = (of: 'refusals' | 'allowed' | 'items' | 'errors', field: string) => (body: unknown) =>
  ((body as Record<string, readonly Record<string, unknown>[] | undefined>)[of] ?? []).map(
    (each) => each[field],
  );

/** What the host of the procedure says in each of its languages. */
const inEach = ({ host }: Scene, words: (lang: Lang) => Words) =>
  Object.fromEntries(host.languages.map((lang) => [lang, words(lang)]));

async function sayingsOf(scene: Scene): Promise<readonly Saying[]> {
  const { host, wire } = scene;
  const { asistencia } = await scene.openCase();
  const path = `/api/asistencias/${asistencia.id}`;
  const agenda = `/api/pendientes?expediente=${asistencia.expedienteId}`;
  const { items } = (await scene.get<Items<{ kind: string }>>(agenda)).body;
  const { snapshot } = host.open(inputOf(asistencia.context));
  const stamped = { at: asistencia.context.lastAt, by: wire.people.coordinador };
  const body: EventRequest = { type: 'work.authorized' };
  const refusals = host.explain(snapshot, stamp(body, stamped));
  const allowed = host.allowed(snapshot, stamped);
  const incomplete = { type: 'coverage.resolved' };
  const invalid = host.parseEventRequest(incomplete);
  const refused = inEach(scene, (lang) => refusals.map(({ message }) => message[lang]));
  return [
    {
      what: 'the refusals',
      request: { path: `${path}/events`, body },
      read: wordsOf('refusals', 'message'),
      known: refused,
    },
    {
      what: 'the refusals',
      request: { path: `${path}/explain`, body },
      read: wordsOf('refusals', 'message'),
      known: refused,
    },
    {
      what: 'the labels of what is allowed',
      request: { path },
      read: wordsOf('allowed', 'label'),
      known: inEach(scene, (lang) => allowed.map(({ label }) => label[lang])),
    },
    {
      what: 'the labels of pendientes',
      request: { path: agenda },
      read: wordsOf('items', 'label'),
      known: inEach(scene, (lang) => items.map(({ kind }) => host.labelOf('pendiente', kind)[lang])),
    },
    {
      what: 'the messages of invalid fields',
      request: { path: `${path}/events`, body: incomplete },
      read: wordsOf('errors', 'message'),
      known: inEach(scene, (lang) => (invalid.ok ? [] : invalid.errors.map(({ message }) => message[lang]))),
      isFree: true,
    },
  ];
}

const areAlike = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/**
 * The language of what came for one, by what was said so far. Where a service may choose its words,
 * they are any that it does not say in another language.
 */
function languageOf(came: Words, lang: string, { known, isFree }: Saying, said: Map<string, Words>) {
  const found = [lang, ...said.keys()].find((each) => areAlike(said.get(each), came));
  const isNew = isFree && !said.has(lang) && (!found || areAlike(known[found], known[lang]));
  if (isNew) said.set(lang, came);
  return isNew ? lang : (found ?? 'none of the host');
}

export const languageStories: readonly Story[] = [
  {
    section: 'languages',
    rule: 'refusals, labels and errors are in the language that the caller asks for',
    async play(scene) {
      const { languages } = scene.host;
      for (const saying of await sayingsOf(scene)) {
        const { what, request, read, known, isFree } = saying;
        const said = new Map(isFree ? [] : Object.entries(known));
        for (const lang of languages)
          for (const accept of waysToAsk(lang, languages)) {
            const sent = { ...request, headers: { 'accept-language': accept } };
            const words = read((await scene.send(sent)).body);
            const language = languageOf(words, lang, saying, said);
            same(
              `${what} at ${request.path} with Accept-Language: ${accept}`,
              { language, words },
              { language: lang, words: said.get(lang) ?? known[lang] },
            );
          }
      }
    },
  },
];

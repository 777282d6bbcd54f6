import type { EntryBody, ExpedienteBody, Items, PendienteBody } from '../answers.ts';
import { Disagreement, same } from '../disagreement.ts';
import { inMinutes, plainAsistencia, type Scene } from '../scene.ts';
import type { Story } from './story.ts';

const section = 'paging';
const limits = [1, 2, 3, 500];
const mostPages = 100;

/** An item of a list. */
export interface Listed {
  id: string;
}

/** All pages of a list; `between` happens after the first. */
export async function paged<Item extends Listed>(
  scene: Scene,
  path: string,
  limit: number,
  between?: () => Promise<unknown>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { status, body } = await scene.get<Items<Item>>(
      `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${query}`,
    );
    same(`the status of page ${page + 1}`, status, 200);
    same(`whether page ${page + 1} keeps to its limit`, body.items.length <= limit, true);
    items.push(...body.items);
    if (body.nextCursor === null) return items;
    same(`whether page ${page + 1}, which has a cursor, is full`, body.items.length, limit);
    if (page === 0) await between?.();
    cursor = body.nextCursor;
  }
  throw new Disagreement(`${path} has more than ${mostPages} pages of ${limit}`);
}

export const ids = (items: readonly Listed[]): string[] => items.map(({ id }) => id);

interface Made {
  path: string;
  /** In the order of the list. */
  expected: readonly string[];
  /** Adds what the list holds before or after what it held. */
  add(): Promise<unknown>;
}

const lists: Readonly<Record<string, (scene: Scene) => Promise<Made>>> = {
  async 'GET /api/expedientes'(scene) {
    const city = `Ciudad ${scene.name}`;
    const open = async () => (await scene.openCase(undefined, city)).expediente.id;
    const made: string[] = [];
    for (let count = 0; count < 6; count++) made.push(await open());
    return {
      path: `/api/expedientes?tab=todos&city=${encodeURIComponent(city)}`,
      expected: made.reverse(),
      add: open,
    };
  },
  async 'GET /api/pendientes'(scene) {
    const { expediente } = await scene.openCase();
    const dueAt = inMinutes(30);
    const made: PendienteBody[] = [];
    // Most of them are due at once, and their order must still be one.
    for (const at of [dueAt, dueAt, inMinutes(20), dueAt, dueAt, inMinutes(40)])
      made.push(await scene.addPendiente(expediente.id, 'llamar', at));
    const path = `/api/pendientes?expediente=${expediente.id}&kind=manual`;
    const { body } = await scene.get<Items<PendienteBody>>(`${path}&limit=500`);
    same('what the list holds', ids(body.items).sort(), ids(made).sort());
    same(
      'the order of their due times',
      body.items.map((item) => item.dueAt),
      body.items.map((item) => item.dueAt).sort(),
    );
    return {
      path,
      expected: ids(body.items),
      // Soonest, so before the pages that are still to come.
      add: () => scene.addPendiente(expediente.id, 'antes', inMinutes(10)),
    };
  },
  async 'GET /api/asistencias/:id/bitacora'(scene) {
    const { asistencia } = await scene.openCase();
    const path = `/api/asistencias/${asistencia.id}/bitacora`;
    const note = async (text: string) => (await scene.done<EntryBody>(path, { text })).body.id;
    const { body } = await scene.get<Items<EntryBody>>(path);
    same(
      'what a new journal holds',
      body.items.map(({ type }) => type),
      ['asistencia.opened'],
    );
    const made = ids(body.items);
    for (const text of ['uno', 'dos', 'tres', 'cuatro', 'cinco']) made.push(await note(text));
    return { path, expected: made, add: () => note('después') };
  },
};

export const pagingStories: readonly Story[] = [
  ...Object.entries(lists).map(
    ([name, make]) =>
      ({
        section,
        rule: `${name}: whatever the limit, the pages hold every item once and in order`,
        async play(scene: Scene) {
          const { path, expected } = await make(scene);
          for (const limit of [...limits, expected.length])
            same(`the pages of ${limit}`, ids(await paged(scene, path, limit)), expected);
        },
      }) satisfies Story,
  ),
  ...Object.entries(lists).map(
    ([name, make]) =>
      ({
        section,
        rule: `${name}: what is added between two pages makes the next repeat or lose nothing`,
        async play(scene: Scene) {
          const { path, expected, add } = await make(scene);
          const found = ids(await paged(scene, path, 2, add));
          same(
            'what was there before',
            found.filter((id) => expected.includes(id)),
            expected,
          );
          same('whether any is there twice', new Set(found).size, found.length);
        },
      }) satisfies Story,
  ),
  {
    section,
    rule: 'GET /api/expedientes: its filters hold what they name',
    async play(scene) {
      const city = `Ciudad ${scene.name}`;
      const { expediente: open } = await scene.openCase(undefined, city);
      const { expediente: closed, asistencia } = await scene.openCase(undefined, city);
      await scene.accept(asistencia.id, [{ type: 'request.withdrawn', reason: 'ya no' }]);
      const here = `city=${encodeURIComponent(city)}`;
      const wanted: Readonly<Record<string, readonly string[]>> = {
        'tab=abiertos': [open.id],
        'tab=todos': [closed.id, open.id],
        'tab=todos&closure=canceladoAlMomento': [closed.id],
        'tab=todos&stage=aperturaDeAsistencia': [open.id],
        'tab=todos&type=hogar': [closed.id, open.id],
        'tab=todos&type=vial': [],
        'tab=todos&overdue=true': [],
        'tab=todos&overdue=false': [closed.id, open.id],
        [`tab=todos&from=${encodeURIComponent(inMinutes(60))}`]: [],
        [`tab=todos&to=${encodeURIComponent(inMinutes(60))}`]: [closed.id, open.id],
      };
      for (const [filter, expected] of Object.entries(wanted)) {
        const { body } = await scene.get<Items<ExpedienteBody>>(`/api/expedientes?${here}&${filter}`);
        same(filter, ids(body.items), expected);
      }
    },
  },
  {
    section,
    rule: 'GET /api/expedientes: a case of several asistencias that a filter names is on one page',
    async play(scene) {
      // No other story has such a service, so no city needs to tell its cases apart.
      const service = { type: 'otra', definition: 'cerrajería', priority: 'programada' };
      const other = { ...plainAsistencia, service };
      const made: ExpedienteBody[] = [];
      for (let count = 0; count < 4; count++) {
        const { expediente } = await scene.openCase(other);
        await scene.done(`/api/expedientes/${expediente.id}/asistencias`, other);
        made.push(expediente);
      }
      const since = encodeURIComponent(made[0]?.openedAt ?? '');
      for (const limit of limits) {
        const path = `/api/expedientes?tab=todos&type=otra&from=${since}`;
        same(`the pages of ${limit}`, ids(await paged(scene, path, limit)), ids(made).reverse());
      }
    },
  },
];

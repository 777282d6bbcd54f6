import { type ClauseId, textIn } from '@conexion/machines';
import type { Graph } from '../graph/graph.ts';
import { groupsIn, type Part, partOf } from '../graph/part-of.ts';
import { clauseKey, roomsAcross } from './clause-key.ts';
import type { ClauseKey, Label, Layout, LayoutView } from './layout.ts';
import { layoutOf } from './layout-of.ts';
import { type Screen, uprightScreen } from './screen.ts';
import { boxAround, contentOf, fittedOn, type Paper, reducedTo, type Sheet, unbound } from './sheet.ts';
import { words } from './words.ts';

interface Request {
  graph: Graph;
  lang: string;
  paper: Paper;
}

/** Asks for the layout of a graph, for a screen of some shape, and goes on with it. */
type Asking<T> = Generator<{ graph: Graph; screen?: Screen }, T, Layout>;

/** The pages of the procedure, or of a part of it. */
export function sheetsOf({ view, ...request }: Request & { view: LayoutView }): Sheet[] {
  const asking = sheets(request, [undefined, uprightScreen]);
  let step = asking.next();
  while (!step.done) step = asking.next(layoutOf(step.value.graph, request.lang, view, step.value.screen));
  return step.value;
}

/** The pages of any machine's graph, which `draw` lays out. */
export async function sheetsPlacedBy(
  request: Request,
  draw: (graph: Graph) => Promise<Layout>,
): Promise<Sheet[]> {
  const asking = sheets(request, [undefined]);
  let step = asking.next();
  while (!step.done) step = asking.next(await draw(step.value.graph));
  return step.value;
}

/**
 * One page for what can be read on one. Else the whole, of which the page shows names; a page for
 * each outermost region, or several where it is too large; and the legend with the clauses.
 */
function* sheets(request: Request, screens: readonly (Screen | undefined)[]): Asking<Sheet[]> {
  const { graph, lang, paper } = request;
  const whole = yield { graph };
  const { title, width, height } = whole;
  const only = fittedOn(paper, { title, layout: whole, box: { x: 0, y: 0, width, height } });
  if (only) return [only];

  const pages: Sheet[] = [
    reducedTo('a4', {
      title: textIn(words.overview, lang),
      layout: withoutSteps(whole),
      box: contentOf(whole),
    }),
  ];
  const groups: { name: string; parts: Part[] }[] = [];
  for (const { region, places } of groupsIn(graph))
    groups.push({
      name: region
        ? [region.number, textIn(region.label, lang)].filter((text) => text !== null).join(' ')
        : textIn(words.outside, lang),
      parts: yield* dealt(request, screens, { places }),
    });
  const parts = groups.flatMap((group) => group.parts);
  // What has no page by itself is on the first, which shows all.
  const pageOf = (place: string) => parts.findIndex(({ places }) => places.includes(place)) + 2 || 1;
  for (const { name, parts: own } of groups)
    for (const [index, part] of own.entries()) {
      const title = own.length > 1 ? `${name} (${index + 1}/${own.length})` : name;
      const cut = partOf(graph, part, ends(request, pageOf));
      const { layout, sheet } = yield* onPaper(paper, screens, cut, title);
      pages.push(sheet ?? unbound({ title, layout, box: contentOf(layout) }));
    }
  return [...pages, ...keySheets(request, whole)];
}

/** A part in as few pieces as fit the paper, each with places that stand one after another. */
function* dealt(request: Request, screens: readonly (Screen | undefined)[], part: Part): Asking<Part[]> {
  const { graph, paper } = request;
  // No number is wider than that of any page: the pieces fit with those that come to stand there.
  const cut = partOf(
    graph,
    part,
    ends(request, () => 888),
  );
  const { layout, sheet } = yield* onPaper(paper, screens, cut, '');
  const halves = halvesOf(part, graph, layout);
  if (!halves || sheet) return [part];
  return [...(yield* dealt(request, screens, halves[0])), ...(yield* dealt(request, screens, halves[1]))];
}

/** A graph on one page, arranged for the first screen for which it fits; null where for none. */
function* onPaper(
  paper: Paper,
  screens: readonly (Screen | undefined)[],
  graph: Graph,
  title: string,
): Asking<{ layout: Layout; sheet: Sheet | null }> {
  let layout: Layout;
  let sheet: Sheet | null = null;
  let index = 0;
  do {
    const screen = screens[index++];
    layout = withoutKey(yield { graph, ...(screen && { screen }) });
    sheet = fittedOn(paper, { title, layout, box: contentOf(layout) });
  } while (!sheet && index < screens.length);
  return { layout, sheet };
}

/** Cut where the cards on both sides are about as high; a single card, between its arrows. */
function halvesOf({ places, exits }: Part, graph: Graph, layout: Layout): [Part, Part] | null {
  if (places.length === 1) {
    const rows =
      exits ??
      [...graph.edges, ...graph.records].filter(({ source }) => source === places[0]).map(({ id }) => id);
    const middle = Math.ceil(rows.length / 2);
    if (rows.length < 2) return null;
    return [
      { places, exits: rows.slice(0, middle) },
      { places, exits: rows.slice(middle) },
    ];
  }
  const heights = places.map((place) => {
    const cards = layout.panels.filter(({ source }) => source === place).map(({ box }) => box.height);
    const own = layout.states.find(({ id }) => id === place)?.card.height ?? 0;
    return own + cards.reduce((sum, height) => sum + height, 0);
  });
  const sum = (of: readonly number[]) => of.reduce((total, height) => total + height, 0);
  const cuts = places.slice(1).map((_, index) => index + 1);
  const uneven = (at: number) => Math.abs(sum(heights.slice(0, at)) - sum(heights.slice(at)));
  const at = cuts.reduce((best, cut) => (uneven(cut) < uneven(best) ? cut : best));
  return [{ places: places.slice(0, at) }, { places: places.slice(at) }];
}

/** Without the legend and the clauses, which have their own page. */
const withoutKey = (layout: Layout): Layout => ({
  ...layout,
  legend: { ...layout.legend, lines: [], actors: [], arrows: [] },
  clauses: { heading: [], entries: [] },
});

/** Without what is too small to read where all is on one page. */
function withoutSteps(layout: Layout): Layout {
  const unwritten = <T extends { label: Label }>(arrow: T): T => ({
    ...arrow,
    label: { ...arrow.label, lines: [], badges: [] },
  });
  return {
    ...layout,
    edges: layout.edges.map(unwritten),
    records: layout.records.map(unwritten),
    clauses: { heading: [], entries: [] },
  };
}

/** What is said of the other end of an arrow: `→ 2.2 Cotización, página 3`. */
function ends({ graph, lang }: Request, pageOf: (place: string) => number) {
  const places = new Map(
    [...graph.regions, ...graph.states].map(({ id, number, label }) => [
      id,
      [number, textIn(label, lang)].filter((part) => part !== null).join(' '),
    ]),
  );
  return (way: 'from' | 'to', place: string) => ({
    [lang]: `${way === 'to' ? '→' : '←'} ${places.get(place)}, ${textIn(words.page, lang)} ${pageOf(place)}`,
  });
}

/** In units of a layout, what the legend and the clauses take of a page. */
const keySize = { width: 1180, height: 760 };
const keyGap = 40;

/** The legend and the clauses that the whole cites, on as many pages as they need. */
function keySheets({ graph, lang, paper }: Request, whole: Layout): Sheet[] {
  const { x, y, width, height } = whole.legend.box;
  const isStrip = width > height;
  const rooms = roomsAcross(
    isStrip ? { x, y: y + height + keyGap } : { x: x + width + keyGap, y },
    x + keySize.width,
  );
  const keys: ClauseKey[] = [];
  let { clauses } = graph;
  do {
    const key = clauseKey({ ...graph, clauses }, lang, rooms, y + keySize.height);
    if (key.entries.length === 0 && keys.length > 0) break;
    keys.push(key);
    const written = key.entries.map(({ clause }) => clause);
    const rest = (Object.keys(clauses) as ClauseId[]).filter((clause) => !written.includes(clause));
    clauses = Object.fromEntries(rest.map((clause) => [clause, clauses[clause]]));
  } while (Object.keys(clauses).length > 0);
  const nothing = { regions: [], lanes: [], panels: [], states: [], records: [], edges: [] };
  return keys.map((key) => {
    const layout: Layout = { ...whole, ...nothing, clauses: key };
    const shown = { title: textIn(words.key, lang), layout, box: boxAround([whole.legend, ...key.entries]) };
    return fittedOn(paper, shown) ?? unbound(shown);
  });
}

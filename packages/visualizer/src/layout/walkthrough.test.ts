import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Edge, Graph, Region, State } from '../graph/graph.ts';
import type { Task } from './drawing.ts';
import { label } from './label.ts';
import { place } from './place.ts';
import { route } from './route.ts';
import { wideScreen } from './screen.ts';

const text = (words: string) => ({ es: words, en: words });
const region = (id: string, name: string, number: number): Region => ({
  id,
  parent: null,
  isParallel: false,
  notes: [],
  label: text(name),
  number,
  clauses: [],
  held: null,
});
const state = (id: string, name: string, regionId: string | null): State => ({
  id,
  region: regionId,
  label: text(name),
  number: null,
  clauses: [],
  closure: regionId === null ? 'canceladoAlMomento' : null,
  notes: [],
});
const edge = (source: string, target: string, event: string, kind: Edge['kind']): Edge => ({
  id: `${source}>${target}`,
  source,
  target,
  kind,
  steps: [
    {
      event,
      label: text(event),
      actor: 'coordinador',
      roles: [],
      clauses: [],
      ways: [{ transition: `${source} ${event} 0`, guards: [] }],
    },
  ],
});

const graph: Graph = {
  machine: 'visit',
  version: 1,
  initial: 'request.open',
  starts: [],
  regions: [region('request', 'Request', 1), region('visit', 'Visit', 2)],
  states: [
    state('request.open', 'Open', 'request'),
    state('request.quoted', 'Quoted', 'request'),
    state('visit.done', 'Done', 'visit'),
    state('cancelled', 'Cancelled', null),
  ],
  edges: [
    edge('request.open', 'request.quoted', 'quote', 'main'),
    edge('request.quoted', 'visit.done', 'accept', 'main'),
    edge('visit.done', 'request.quoted', 'reopen', 'back'),
    edge('request.quoted', 'cancelled', 'decline', 'closure'),
  ],
  records: [],
  clauses: {},
  actors: {},
};

const guide = readFileSync(new URL('../../../../docs/layout.md', import.meta.url), 'utf8');
/** The JSON that the guide shows under a heading. */
const shown = (heading: string): unknown =>
  JSON.parse(guide.match(new RegExp(`## ${heading}\\n[^]*?\`\`\`json\\n([^]*?)\`\`\``))?.[1] ?? 'null');

test('docs/layout.md shows what each step adds to the drawing', () => {
  const task: Task = { graph, lang: 'en', view: 'stages', screen: wideScreen, isStaggered: false };
  const placed = place(task);
  expect(shown('Place')).toEqual({
    columns: placed.columns.map(({ region, cards, height }) => ({
      region: region.id,
      cards: cards.map(({ card, top }) => ({ id: card.id, top, height: card.height })),
      height,
    })),
    paths: Object.fromEntries(
      [...placed.paths].map(([id, { exit, channel, corridor, end }]) => [
        id,
        { exit, channel, corridor, entry: end?.entry ?? null },
      ]),
    ),
    columnX: placed.channels.columnX,
    closures: Object.fromEntries(placed.closures),
    frame: placed.frame,
  });

  const routed = route(placed);
  expect(shown('Route')).toEqual(
    Object.fromEntries([...routed.routes].map(([id, corners]) => [id, corners.map(({ x, y }) => [x, y])])),
  );

  const { layout } = label(routed);
  expect(shown('Label')).toEqual(
    Object.fromEntries(layout.edges.map(({ id, label: { box }, isDocked }) => [id, { ...box, isDocked }])),
  );
});

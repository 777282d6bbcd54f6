import type { Lang } from '@conexion/machines';
import type { Edge, Graph, Region, SelfRecord, State } from '../graph/graph.ts';
import type { TextLine } from './layout.ts';
import { textStyles, widthOf, wrap } from './text-metrics.ts';
import { words } from './words.ts';
import { setLines, type Written, writeSteps } from './write-steps.ts';

export const cardWidth = 256;
/** Between the border of a card and its text; above and below the text of a row. */
export const padding = 10;
export const rowPadding = 5;

/** A piece of a card, measured from the card's top. */
export interface Row<T> {
  of: T;
  top: number;
  height: number;
  written: Written;
}

/**
 * A state, or the panel of a region, with its arrows docked below as rows: every label stands where its
 * arrow begins, so that no label can meet another.
 */
export interface Card {
  id: string;
  region: string | null;
  /** Null for the panel of a region. */
  state: State | null;
  lines: TextLine[];
  headerHeight: number;
  records: Row<SelfRecord>[];
  exits: Row<Edge>[];
  height: number;
  /** The arrow straight down to the next card of the column, and its label. */
  down: { edge: Edge; written: Written } | null;
}

/** The label beside an arrow that goes straight down leaves this much to the arrow. */
export const downArrowX = 30;
export const downLabelX = downArrowX + 14;
/** Above and below that label. */
export const downGap = 20;

interface Measure {
  graph: Graph;
  lang: Lang;
}

export function stateCard(state: State, { graph, lang }: Measure): Card {
  const { lines, height } = header(state, lang);
  return stack({ id: state.id, region: state.region, state, lines, height }, { graph, lang });
}

/** The arrows, records and notes of a region as a whole; null if it has none. */
export function panelCard(region: Region, { graph, lang }: Measure): Card | null {
  const has = ({ source }: { source: string }) => source === region.id;
  const isItsOwnState = graph.states.some(({ id }) => id === region.id);
  const isEntered = graph.edges.some(({ target }) => target === region.id);
  const hasOwn = graph.edges.some(has) || graph.records.some(has) || region.notes.length > 0;
  if (isItsOwnState || !(hasOwn || isEntered)) return null;
  const title = region.isParallel ? words.together : words.panel;
  const texts = [`${title[lang]}:`, ...region.notes.map((note) => note[lang])].flatMap((text) =>
    wrap(text, 'record', cardWidth - 2 * padding),
  );
  const lines = setLines(texts, 'record', padding, 7);
  const height = 14 + texts.length * textStyles.record.leading;
  return stack({ id: region.id, region: region.id, state: null, lines, height }, { graph, lang });
}

function header(state: State, lang: Lang): { lines: TextLine[]; height: number } {
  const number = state.number ?? '';
  const left = padding + (number === '' ? 0 : widthOf(number, 'state') + 8);
  const names = wrap(state.label[lang], 'state', cardWidth - left - padding);
  const lines = setLines(names, 'state', left, padding);
  const [first] = lines;
  if (first && number !== '') {
    lines.unshift({ ...first, text: number, x: padding, width: widthOf(number, 'state') });
  }
  const height = names.length * textStyles.state.leading + 2 * padding;
  if (state.notes.length === 0) return { lines, height };
  const notes = state.notes.flatMap((note) => wrap(note[lang], 'record', cardWidth - 2 * padding));
  lines.push(...setLines(notes, 'record', padding, height - padding / 2));
  return { lines, height: height + notes.length * textStyles.record.leading };
}

type Top = Pick<Card, 'id' | 'region' | 'state' | 'lines'> & { height: number };

function stack(top: Top, { graph, lang }: Measure): Card {
  const width = cardWidth - 2 * padding;
  let y = top.height;
  const records = graph.records
    .filter(({ source }) => source === top.id)
    .map((record): Row<SelfRecord> => {
      const written = writeSteps([record.step], { lang, width, style: 'record' });
      const row = { of: record, top: y, height: written.height + 2, written };
      y += row.height;
      return row;
    });
  if (records.length > 0) y += rowPadding;
  const headerHeight = y;
  const exits = graph.edges
    .filter(({ source }) => source === top.id)
    .map((edge): Row<Edge> => {
      const written = writeSteps(edge.steps, { lang, width, style: 'event' });
      const row = { of: edge, top: y, height: written.height + 2 * rowPadding, written };
      y += row.height;
      return row;
    });
  const { id, region, state, lines } = top;
  return { id, region, state, lines, headerHeight, records, exits, height: y, down: null };
}

/** The same card with its arrow to the card below taken out of the rows and laid between both. */
export function withDownArrow(card: Card, below: Card, lang: Lang): Card {
  const exit = card.exits.find(({ of }) => of.target === below.id && below.state !== null);
  if (!exit) return card;
  const written = writeSteps(exit.of.steps, { lang, width: cardWidth - downLabelX, style: 'event' });
  const exits = card.exits
    .filter((row) => row !== exit)
    .map((row) => (row.top > exit.top ? { ...row, top: row.top - exit.height } : row));
  return { ...card, exits, height: card.height - exit.height, down: { edge: exit.of, written } };
}

import { textIn } from '@conexion/machines';
import type { Edge, Graph, Region, SelfRecord, State } from '../graph/graph.ts';
import type { Point, Rect, TextLine } from './layout.ts';
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
 * A state, or the panel of a region, with its arrows docked below as rows: every label stands where
 * its arrow begins, so that no label can meet another.
 */
export interface Card {
  id: string;
  /** Distinguishes the cards of one place: with swimlanes it has one for each actor. */
  key: string;
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

/** From one card to the next, where an arrow goes straight down. */
export const downHeight = ({ written }: NonNullable<Card['down']>): number => written.height + 2 * downGap;

interface Measure {
  graph: Graph;
  lang: string;
  /** Says where each arrow leads instead of under which conditions. */
  isBrief?: boolean;
}

export function stateCard(state: State, measure: Measure): Card {
  const { id, region, holds } = state;
  const { lines, height } = header(state, measure.lang);
  const top = { id, key: id, region, state, lines, height };
  return stack(
    holds ? counted(top, holds, measure.lang) : top,
    holds ? { ...measure, isBrief: true } : measure,
  );
}

/** The arrows, records and notes of a region as a whole; null if it has none. */
export function panelCard(region: Region, measure: Measure): Card | null {
  const { graph, lang } = measure;
  const { id, isParallel, notes } = region;
  if (graph.states.some((state) => state.id === id)) return null;
  const title = isParallel ? words.together : words.panel;
  const captions = [`${textIn(title, lang)}:`, ...notes.map((note) => textIn(note, lang))];
  const isNeeded =
    notes.length > 0 || graph.edges.some(({ target, elsewhere }) => target === id && !elsewhere);
  return captionedCard({ id, key: id, region: id, captions, isNeeded }, measure);
}

interface Captioned extends Pick<Card, 'id' | 'key' | 'region'> {
  captions: readonly string[];
  /** Also where nothing leaves it. */
  isNeeded?: boolean;
}

/** The arrows and records of a place under captions instead of its name; null if it has none. */
export function captionedCard(
  { captions, isNeeded = false, ...place }: Captioned,
  measure: Measure,
): Card | null {
  const { graph } = measure;
  const has = ({ source }: { source: string }) => source === place.id;
  if (!(isNeeded || graph.edges.some(has) || graph.records.some(has))) return null;
  const texts = captions.flatMap((caption) => wrap(caption, 'record', cardWidth - 2 * padding));
  const lines = setLines(texts, 'record', padding, 7);
  const height = 14 + texts.length * textStyles.record.leading;
  return stack({ ...place, state: null, lines, height }, measure);
}

function header(state: State, lang: string): { lines: TextLine[]; height: number } {
  const number = state.number ?? '';
  const left = padding + (number === '' ? 0 : widthOf(number, 'state') + 8);
  const names = wrap(textIn(state.label, lang), 'state', cardWidth - left - padding);
  const lines = setLines(names, 'state', left, padding);
  const [first] = lines;
  if (first && number !== '') {
    lines.unshift({ ...first, text: number, x: padding, width: widthOf(number, 'state') });
  }
  const height = names.length * textStyles.state.leading + 2 * padding;
  if (state.notes.length === 0) return { lines, height };
  const notes = state.notes.flatMap((note) => wrap(textIn(note, lang), 'record', cardWidth - 2 * padding));
  lines.push(...setLines(notes, 'record', padding, height - padding / 2));
  return { lines, height: height + notes.length * textStyles.record.leading };
}

/** With how much it holds below its name. */
function counted(top: Top, { states, steps }: NonNullable<State['holds']>, lang: string): Top {
  const text = `${states} ${textIn(words.states, lang)} · ${steps} ${textIn(words.steps, lang)}`;
  const lines = [...top.lines, ...setLines([text], 'record', padding, top.height - rowPadding)];
  return { ...top, lines, height: top.height + textStyles.record.leading + rowPadding };
}

function nameOf(id: string, { states }: Graph, lang: string): string {
  const state = states.find((candidate) => candidate.id === id);
  return [state?.number, state ? textIn(state.label, lang) : id].filter(Boolean).join(' ');
}

type Top = Pick<Card, 'id' | 'key' | 'region' | 'state' | 'lines'> & { height: number };

function stack(top: Top, { graph, lang, isBrief = false }: Measure): Card {
  const width = cardWidth - 2 * padding;
  let y = top.height;
  const records = graph.records
    .filter(({ source }) => source === top.id)
    .map((record): Row<SelfRecord> => {
      const written = writeSteps([record.step], {
        lang,
        width,
        style: 'record',
        isBrief,
      });
      const row = { of: record, top: y, height: written.height + 2, written };
      y += row.height;
      return row;
    });
  if (records.length > 0) y += rowPadding;
  const headerHeight = y;
  const exits = graph.edges
    .filter(({ source }) => source === top.id)
    .map((edge): Row<Edge> => {
      const ending = edge.elsewhere
        ? textIn(edge.elsewhere.words, lang)
        : isBrief && `${textIn(words.goesTo, lang)} ${nameOf(edge.target, graph, lang)}`;
      const written = writeSteps(edge.steps, { lang, width, style: 'event', isBrief, ending });
      const row = { of: edge, top: y, height: written.height + 2 * rowPadding, written };
      y += row.height;
      return row;
    });
  const { id, key, region, state, lines } = top;
  return { id, key, region, state, lines, headerHeight, records, exits, height: y, down: null };
}

/** How far an arrow is drawn whose target is on another page. */
const stubLength = 20;

/** The line of an arrow whose target is not drawn with it, from its label. */
export const stubOf = ({ x, y, width }: Rect): Point[] => {
  const middle = y + rowPadding + textStyles.event.leading / 2;
  return [
    { x: x + width, y: middle },
    { x: x + width + stubLength, y: middle },
  ];
};

/** The same card with its arrow to the card below taken out of the rows and laid between both. */
export function withDownArrow(card: Card, below: Card, lang: string): Card {
  const exit = card.exits.find(({ of }) => of.target === below.id && below.state !== null);
  if (!exit) return card;
  const written = writeSteps(exit.of.steps, { lang, width: cardWidth - downLabelX, style: 'event' });
  const exits = card.exits
    .filter((row) => row !== exit)
    .map((row) => (row.top > exit.top ? { ...row, top: row.top - exit.height } : row));
  return { ...card, exits, height: card.height - exit.height, down: { edge: exit.of, written } };
}

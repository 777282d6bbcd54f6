import { type ClauseId, textIn } from '@conexion/machines';
import type { Guard, Step } from '../graph/graph.ts';
import type { ActorBadge, TextLine } from './layout.ts';
import { type Piece, type TextStyle, textStyles, widthOf, wrap } from './text-metrics.ts';
import { words } from './words.ts';

/** Text set in lines from (0, 0), to be moved to its place. */
export interface Written {
  height: number;
  lines: TextLine[];
  badges: ActorBadge[];
}

/** The column of the badges, left of the text. */
const badgeWidth = 24;
const stepGap = 5;
/**
 * Baseline of a line within its leading, as a share of the size: the x-height sits in the middle.
 */
const baseline = (style: TextStyle) => {
  const { size, leading } = textStyles[style];
  return (leading + size * 0.69) / 2;
};

/** Lines of one style, one under the other, from `x` and `y`. */
export function setLines(
  texts: readonly (string | Piece)[],
  style: TextStyle,
  x: number,
  y: number,
): TextLine[] {
  const { leading } = textStyles[style];
  return texts.map((line, index) => {
    const piece = typeof line === 'string' ? { text: line } : line;
    return {
      ...piece,
      x,
      y: Math.round(y + index * leading + baseline(style)),
      width: widthOf(piece.text, style),
      style,
    };
  });
}

/**
 * The guards of an event: in brackets those of every way, then each way's own, of which one is
 * enough.
 */
export function guardTexts(step: Pick<Step, 'ways'>, lang: string): { bullet: string; text: string }[] {
  const texts = (guards: readonly Guard[]) => [
    // What is called by a name in code keeps its capitals: they may tell it from another.
    ...new Set(
      guards.map(({ name, label }) =>
        textIn(label, lang) === name ? name : uncapitalized(textIn(label, lang)),
      ),
    ),
  ];
  const ways = step.ways.map(({ guards }) => texts(guards));
  const [first = []] = ways;
  const common = first.filter((text) => ways.every((way) => way.includes(text)));
  const own = ways.map((way) => way.filter((text) => !common.includes(text)).join(', '));
  return [
    ...(common.length > 0 ? [{ bullet: '', text: `[${common.join(', ')}]` }] : []),
    ...[...new Set(own)].filter((text) => text !== '').map((text) => ({ bullet: '· ', text })),
  ];
}

interface Setting {
  lang: string;
  width: number;
  style: 'event' | 'record';
  /** Without the guards of each event. */
  isBrief?: boolean;
  /** What to say once, after all events. */
  ending?: string | false;
}

/** The events of an arrow, each with its clauses and its guards, in a column of `width`. */
export function writeSteps(
  steps: readonly Step[],
  { lang, width, style, isBrief, ending }: Setting,
): Written {
  const lines: TextLine[] = [];
  const badges: ActorBadge[] = [];
  let y = 0;
  for (const step of steps) {
    // A recorded event has its mark there, with or without an actor.
    const indent = step.actor || style === 'record' ? badgeWidth : 0;
    const room = width - indent;
    if (y > 0) y += stepGap;
    const { leading } = textStyles[style];
    if (indent > 0) badges.push({ actor: step.actor, x: 0, y: y + leading / 2 });
    const names = setLines(wrap(textIn(step.label, lang), style, room), style, indent, y);
    y += names.length * leading;
    lines.push(...names);

    const clauses = clauseWords(step.clauses, lang);
    const clauseWidth = widthOfWords(clauses);
    const last = names.at(-1);
    if (clauses.length === 0) {
      // Nothing to cite.
    } else if (last && indent + last.width + 8 + clauseWidth <= width) {
      lines.push(...setClauses(clauses, width - clauseWidth, last.y));
    } else {
      const { leading } = textStyles.clause;
      for (const row of clauseRows(clauses, room)) {
        lines.push(...setClauses(row, indent, Math.round(y + baseline('clause'))));
        y += leading;
      }
    }

    for (const { bullet, text } of isBrief ? [] : guardTexts(step, lang)) {
      const hang = widthOf(bullet, 'guard');
      const guards = setLines(wrap(text, 'guard', room - hang), 'guard', indent + hang, y);
      if (bullet !== '') lines.push(...setLines([bullet.trimEnd()], 'guard', indent, y));
      lines.push(...guards);
      y += guards.length * textStyles.guard.leading;
    }
  }
  if (ending) {
    const texts = wrap(ending, 'guard', width - badgeWidth);
    lines.push(...setLines(texts, 'guard', badgeWidth, y));
    y += texts.length * textStyles.guard.leading;
  }
  return { height: y, lines, badges };
}

/** A piece of the text that names clauses. */
interface ClauseWord {
  text: string;
  clause?: ClauseId;
}

/** Ids of clauses, with three or more neighbours of a section as one range: 5.1.G–J. */
export function clauseWords(clauses: readonly ClauseId[], lang: string): ClauseWord[] {
  const runs: ClauseId[][] = [];
  for (const clause of clauses) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && isNext(last, clause)) run.push(clause);
    else runs.push([clause]);
  }
  const name = (clause: ClauseId): ClauseWord => ({
    text: clause === 'ours' ? textIn(words.ours, lang) : clause,
    clause,
  });
  const separated = runs.flatMap((run): ClauseWord[][] => {
    const [first, last] = [run[0], run.at(-1)];
    if (run.length <= 2 || !first || !last) return run.map((clause) => [name(clause)]);
    return [[name(first), { text: '–' }, { text: last.slice(-1), clause: last }]];
  });
  return separated.flatMap((group, index) => (index === 0 ? group : [{ text: ' · ' }, ...group]));
}

const widthOfWords = (clauses: readonly ClauseWord[]) =>
  clauses.reduce((sum, { text }) => sum + widthOf(text, 'clause'), 0);

function setClauses(clauses: readonly ClauseWord[], from: number, y: number): TextLine[] {
  let x = from;
  return clauses.map(({ text, clause }) => {
    const width = widthOf(text, 'clause');
    const line: TextLine = { text, x, y, width, style: 'clause', ...(clause && { clause }) };
    x += width;
    return line;
  });
}

/** Broken between clauses into rows of at most `width`. */
function clauseRows(clauses: readonly ClauseWord[], width: number): ClauseWord[][] {
  const rows: ClauseWord[][] = [[]];
  for (const word of clauses) {
    const row = rows.at(-1) as ClauseWord[];
    if (row.length > 0 && widthOfWords([...row, word]) > width) rows.push(word.clause ? [word] : []);
    else if (row.length > 0 || word.clause) row.push(word);
  }
  return rows.filter((row) => row.length > 0);
}

const isNext = (clause: string, next: string): boolean =>
  /[A-Z]$/.test(clause) &&
  clause.slice(0, -1) === next.slice(0, -1) &&
  clause.charCodeAt(clause.length - 1) + 1 === next.charCodeAt(next.length - 1);

const uncapitalized = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

export function moved<T extends { x: number; y: number }>(item: T, dx: number, dy: number): T {
  return { ...item, x: item.x + dx, y: item.y + dy };
}

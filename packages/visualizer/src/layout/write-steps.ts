import type { ClauseId, Lang } from '@conexion/machines';
import type { Guard, Step } from '../graph/graph.ts';
import type { ActorBadge, TextLine } from './layout.ts';
import { type TextStyle, textStyles, widthOf, wrap } from './text-metrics.ts';
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
/** Baseline of a line within its leading, as a share of the size: the x-height sits in the middle. */
const baseline = (style: TextStyle) => {
  const { size, leading } = textStyles[style];
  return (leading + size * 0.69) / 2;
};

/** Lines of one style, one under the other, from `x` and `y`. */
export function setLines(texts: readonly string[], style: TextStyle, x: number, y: number): TextLine[] {
  const { leading } = textStyles[style];
  return texts.map((text, index) => ({
    text,
    x,
    y: Math.round(y + index * leading + baseline(style)),
    width: widthOf(text, style),
    style,
  }));
}

/** The guards of an event: in brackets those of every way, then each way's own, of which one is enough. */
export function guardTexts(step: Pick<Step, 'ways'>, lang: Lang): { bullet: string; text: string }[] {
  const texts = (guards: readonly Guard[]) => [
    ...new Set(guards.map(({ label }) => uncapitalized(label[lang]))),
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

/** The events of an arrow, each with its clauses and its guards, in a column of `width`. */
export function writeSteps(
  steps: readonly Step[],
  { lang, width, style }: { lang: Lang; width: number; style: 'event' | 'record' },
): Written {
  const lines: TextLine[] = [];
  const badges: ActorBadge[] = [];
  let y = 0;
  for (const step of steps) {
    // What is recorded has its mark there, whoever records it.
    const indent = step.actor || style === 'record' ? badgeWidth : 0;
    const room = width - indent;
    if (y > 0) y += stepGap;
    const { leading } = textStyles[style];
    if (indent > 0) badges.push({ actor: step.actor, x: 0, y: y + leading / 2 });
    const names = setLines(wrap(step.label[lang], style, room), style, indent, y);
    y += names.length * leading;
    lines.push(...names);

    const clauses = clauseText(step.clauses, lang);
    const clauseWidth = widthOf(clauses, 'clause');
    const last = names.at(-1);
    if (clauses === '') {
      // Nothing to cite.
    } else if (last && indent + last.width + 8 + clauseWidth <= width) {
      lines.push({ text: clauses, x: width - clauseWidth, y: last.y, width: clauseWidth, style: 'clause' });
    } else {
      const own = setLines(wrap(clauses, 'clause', room), 'clause', indent, y);
      lines.push(...own);
      y += own.length * textStyles.clause.leading;
    }

    for (const { bullet, text } of guardTexts(step, lang)) {
      const hang = widthOf(bullet, 'guard');
      const guards = setLines(wrap(text, 'guard', room - hang), 'guard', indent + hang, y);
      if (bullet !== '') lines.push(...setLines([bullet.trimEnd()], 'guard', indent, y));
      lines.push(...guards);
      y += guards.length * textStyles.guard.leading;
    }
  }
  return { height: y, lines, badges };
}

/** Ids of clauses, with three or more neighbours of a section as one range: 5.1.G–J. */
export function clauseText(clauses: readonly ClauseId[], lang: Lang): string {
  const runs: ClauseId[][] = [];
  for (const clause of clauses) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && isNext(last, clause)) run.push(clause);
    else runs.push([clause]);
  }
  return runs
    .flatMap((run) => {
      const [first] = run as [ClauseId];
      if (run.length > 2) return [`${first}–${run.at(-1)?.at(-1)}`];
      return run.map((clause) => (clause === 'ours' ? words.ours[lang] : clause));
    })
    .join(' · ');
}

const isNext = (clause: string, next: string): boolean =>
  /[A-Z]$/.test(clause) &&
  clause.slice(0, -1) === next.slice(0, -1) &&
  clause.charCodeAt(clause.length - 1) + 1 === next.charCodeAt(next.length - 1);

const uncapitalized = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

export function moved<T extends { x: number; y: number }>(item: T, dx: number, dy: number): T {
  return { ...item, x: item.x + dx, y: item.y + dy };
}

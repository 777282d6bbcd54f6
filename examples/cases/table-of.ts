import type { Played } from './play-case.ts';

const columns = [
  { head: 'case', width: 40 },
  { head: 'path', width: 78 },
  { head: 'closure', width: 19 },
  { head: 'entries', width: 7 },
];

/** The head of the table of cases. */
export const tableHead = (): string =>
  [columns.map(({ head }) => head), columns.map(({ width }) => '─'.repeat(width))]
    .flatMap(linesOf)
    .join('\n');

/** How a case went: a row for each asistencia, its path from state to state wrapped. */
export const tableRow = (title: string, played: readonly Played[]): string =>
  played
    .map(({ name, path, closure, entries }) => [
      `✓ ${name ? `${title}: ${name}` : title}`,
      pathOf(path),
      closure ?? '–',
      String(entries),
    ])
    .flatMap(linesOf)
    .join('\n');

/** Each state by its own name; a state that only recorded events appears once. */
const pathOf = (path: readonly string[]): string =>
  path
    .filter((state, index) => state !== path[index - 1])
    .map((state) => state.split('.').at(-1))
    .join(' → ');

function linesOf(cells: readonly string[]): string[] {
  const wrapped = cells.map((cell, column) => wrap(cell, columns[column]?.width ?? 0));
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, column) => (lines[line] ?? '').padEnd(columns[column]?.width ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

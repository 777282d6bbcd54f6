import type { Layout, TextLine } from '../layout/layout.ts';
import type { Subset } from './font-file.ts';
import { fontLetters } from './font-letters.ts';
import { isSign } from './sign-outline.ts';

const subsets = Object.entries(fontLetters).map(
  ([name, letters]) => [name as Subset, new Set(letters)] as const,
);

/** The file of the font that has a character; `sign` for what has an outline of ours. */
export function drawnBy(character: string): Subset | 'sign' | null {
  // A mark is drawn with the letter before it.
  if (/^\p{M}$/u.test(character)) return 'latin';
  const subset = subsets.find(([, letters]) => letters.has(character));
  return subset?.[0] ?? (isSign(character) ? 'sign' : null);
}

/** The files that a text needs. */
export const subsetsOf = (text: string): Subset[] => {
  const needed = new Set([...text].map(drawnBy));
  return subsets.map(([name]) => name).filter((name) => name === 'latin' || needed.has(name));
};

/** What nothing draws in a picture, each with the state or region where it stands. */
export function undrawn({ machine, regions, states, panels, edges, records, legend }: Layout): string[] {
  const places: [string, readonly TextLine[]][] = [
    [machine, legend.lines],
    ...[...regions, ...states].map(({ id, lines }): [string, TextLine[]] => [id, lines]),
    ...panels.map(({ source, lines }): [string, TextLine[]] => [source, lines]),
    ...[...edges, ...records].map(({ source, label }): [string, TextLine[]] => [source, label.lines]),
  ];
  const found = new Map<string, Set<string>>();
  for (const [place, lines] of places)
    for (const character of lines.flatMap(({ text }) => [...text.normalize('NFC')]))
      if (drawnBy(character) === null) found.set(place, (found.get(place) ?? new Set()).add(character));
  return [...found].map(([place, characters]) => `${[...characters].map(named).join(', ')} in '${place}'`);
}

const named = (character: string) => {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `${character} (U+${code})`;
};

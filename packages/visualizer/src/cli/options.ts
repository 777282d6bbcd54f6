import { parseArgs } from 'node:util';
import { type Lang, languages } from '@conexion/machines';
import { type LayoutView, layoutViews } from '../layout/layout.ts';

export const formats = ['svg', 'json'] as const;
export type Format = (typeof formats)[number];

export interface Options {
  format: Format;
  lang: Lang;
  view: LayoutView;
  /** The coverage file to lay over the picture; null for none. */
  overlay: string | null;
  /** Null for the standard output. */
  out: string | null;
}

export const usage = `Usage: conexion-diagram [--format svg|json] [--lang es|en] [--view stages|lanes] [--overlay FILE] [--out FILE]

Draws the flow of Annex I from the machine: the same bytes at every run.

  --format  svg: the picture, by itself in one file (default)
            json: its layout, as boxes, routes and lines of text
  --lang    es: Spanish (default); en: English
  --view    stages: the states of each stage below one another (default)
            lanes: every step in the lane of who makes it happen
  --overlay a coverage file of npm run qa, coverage/overlay.json, to lay over the picture
  --out     the file to write; left out, the standard output
  --help    this text
`;

/** Wrong arguments: to be told to whoever typed them, without a stack. */
export class UsageError extends Error {}

/** What the arguments ask for; null for help. @throws {UsageError} for what it does not know. */
export function parseOptions(args: readonly string[]): Options | null {
  const { format, lang, view, overlay, out, help } = parsed(args);
  if (help) return null;
  return {
    format: oneOf('format', formats, format),
    lang: oneOf('lang', languages, lang),
    view: oneOf('view', layoutViews, view),
    overlay: overlay ?? null,
    out: out ?? null,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        format: { type: 'string', default: 'svg' },
        lang: { type: 'string', default: 'es' },
        view: { type: 'string', default: 'stages' },
        overlay: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function oneOf<T extends string>(name: string, known: readonly T[], value: string): T {
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`--${name} is one of ${known.join(', ')}, not '${value}'`);
  return found;
}

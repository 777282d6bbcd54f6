import { parseArgs } from 'node:util';
import { languages } from '@conexion/machines';
import type { Chart } from '../graph/chart.ts';
import { isProcedure } from '../graph/chart-in.ts';
import { type LayoutView, layoutViews } from '../layout/layout.ts';
import { type Paper, papers } from '../layout/sheet.ts';

export const formats = ['svg', 'png', 'pdf', 'mermaid', 'scxml', 'bpmn', 'json', 'definition'] as const;
export type Format = (typeof formats)[number];

export const diffFormats = ['text', 'json', 'svg'] as const;
export type DiffFormat = (typeof diffFormats)[number];

export const checkFormats = ['text', 'json'] as const;
export type CheckFormat = (typeof checkFormats)[number];

interface Common {
  lang: string;
  /** Null for the standard output. */
  out: string | null;
}

/** Write a machine in a format: of `file`, by the name `export`; null for the procedure. */
export interface DrawOptions extends Common {
  command: 'draw';
  format: Format;
  file: string | null;
  export: string | null;
  /** Null for the default, by stages; only the procedure has others. */
  view: LayoutView | null;
  /** The coverage file to lay over the picture; null for none. */
  overlay: string | null;
  /** The regions to draw as one box each; `all` for all. */
  collapse: readonly string[] | 'all';
  /** The largest paper of a PDF. */
  paper: Paper;
}

/** Where the running cases are read: a file, or a service with a token. */
export type CasesSource = { file: string } | { service: string; token: string };

export interface DiffOptions extends Common {
  command: 'diff';
  format: DiffFormat;
  old: string;
  new: string;
  cases: CasesSource | null;
}

/** Look for faults of a machine: of `file`, by the name `export`; null for the procedure. */
export interface CheckOptions extends Common {
  command: 'check';
  format: CheckFormat;
  file: string | null;
  export: string | null;
  /** Of the picture. */
  view: LayoutView | null;
  /** The picture that is to be that of the machine; null for none. */
  svg: string | null;
}

export type Options = DrawOptions | DiffOptions | CheckOptions;

const pictures: readonly Format[] = ['svg', 'png', 'pdf'];

export const usage = `Usage: conexion-diagram [MACHINE.ts] [--export NAME] [--format FORMAT] [--view stages|lanes]
                        [--collapse all|PATH,PATH] [--overlay FILE] [--paper a4|a3] [--lang LANG] [--out FILE]
       conexion-diagram diff OLD NEW [--format text|json|svg] [--cases FILE | --service URL --token T]
                        [--lang LANG] [--out FILE]
       conexion-diagram check [MACHINE.ts] [--export NAME] [--svg FILE] [--format text|json]
                        [--view stages|lanes] [--lang LANG] [--out FILE]

Draws the flow of Annex I from the machine, or any XState 5 machine that a file exports: the same bytes at
every run.

  MACHINE.ts  a module whose default export, or only exported machine, is drawn: JavaScript or TypeScript,
              or what createHost returns, which is drawn as Annex I is; with the aliases of the nearest tsconfig.json; what it prints goes to the standard error
  --export    the name of the export, where there are several; 'NAME()' for what a function returns
  --format    svg: the picture, by itself in one file (default)
              png: the same as pixels
              pdf: pages to print: the whole in names, then a page for each stage or outermost state
              mermaid: a stateDiagram-v2 for wikis and READMEs
              scxml: a W3C state chart
              bpmn: BPMN 2.0 with its diagram, for bpmn-js and other modelers
              json: the layout, as boxes, routes and lines of text
              definition: the machine as data, which diff compares
  --view      stages: the states of each stage below one another (default)
              lanes: every step in the lane of its actor; only of Annex I and of hosts
  --collapse  the composed states to draw as one box each, by their paths, in a picture or its layout
  --paper     a4: what fits no page is cut in several (default); a3: it takes an A3, if that is enough
  --overlay   a coverage file to lay over a picture, as the QA kit of @conexion/machines/testing counts it
  --lang      es: Spanish (default); en: English; or another language of the host, in which what
              the picture itself says is Spanish
  --out       the file to write; left out, the standard output
  --help      this text
  --version   the version of this package

diff lists what was added, removed, rerouted or changed from OLD to NEW, each a file of --format definition (or of
GET /api/definition) or a module with a machine.

  --format    text: in words (default); json: as data; svg: the new flow with the changes marked
  --cases     a file of running cases, JSON or a line each: {"id": "...", "state": "..."}, or snapshots as XState
              persists them, with their id beside them
  --service   the address of a running service, whose open asistencias are read with --token

check lists the states that are never entered and the transitions that are never taken, whatever the guards say.

  --svg       a picture that is kept in a file: that it is still the one that --format svg writes, with the same
              --view and --lang
  --format    text: in words (default); json: as data

Exit codes: 0 done; 1 check found something; 2 wrong arguments, or a file or the service could not be read or written; 3 diff found cases
that NEW would strand: in a state that it does not have, or that leads to no end. Each with the nearest state that NEW has.
`;

/** Wrong arguments. The command prints the message without a stack. */
export class UsageError extends Error {}

/** What the arguments ask for; null for help. @throws {UsageError} for what it does not know. */
export function parseOptions(args: readonly string[]): Options | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  const common = { lang: values.lang, out: values.out ?? null };
  const [command, ...files] = positionals;
  if (command === 'diff') return { command, ...common, ...diffOptions(values, files) };
  if (command === 'check') return { command, ...common, ...checkOptions(values, files) };
  return { command: 'draw', ...common, ...drawOptions(values, positionals) };
}

/** Refuses a language that neither the command nor the machine speaks. */
export function checkLanguage(lang: string, { states }: Pick<Chart, 'states'>): void {
  oneOf('lang', [...new Set([...languages, ...Object.keys(states[0]?.label ?? {})])], lang);
}

/** Refuses a view of what has only one. */
export function checkView(view: LayoutView | null, chart: Chart): void {
  if (view && !isProcedure(chart)) throw new UsageError('--view is for Annex I and for hosts');
}

type Parsed = ReturnType<typeof parsed>;

function drawOptions(values: Parsed['values'], files: readonly string[]) {
  refuse(values, ['svg'], 'is for check');
  const format = oneOf('format', formats, values.format ?? 'svg');
  if (!pictures.includes(format)) refuse(values, ['overlay'], `is for ${pictures.join(', ')}`);
  if (![...pictures, 'json'].includes(format)) refuse(values, ['collapse'], 'is for svg, png, pdf, json');
  if (format !== 'pdf') refuse(values, ['paper'], 'is for pdf');
  return {
    format,
    ...machineOptions(values, files),
    overlay: values.overlay ?? null,
    paper: oneOf('paper', papers, values.paper ?? 'a4'),
    collapse: values.collapse === 'all' ? 'all' : (values.collapse?.split(',') ?? []),
  } as const;
}

function checkOptions(values: Parsed['values'], files: readonly string[]) {
  refuse(values, ['overlay', 'collapse', 'paper'], 'is not for check');
  const format = oneOf('format', checkFormats, values.format ?? 'text');
  return { format, ...machineOptions(values, files), svg: values.svg ?? null };
}

function machineOptions(values: Parsed['values'], [file, ...more]: readonly string[]) {
  refuse(values, ['cases', 'service', 'token'], 'is for diff');
  if (more.length > 0) throw new UsageError(`One machine at a time, not also '${more.join(' ')}'`);
  if (!file) refuse(values, ['export'], 'is for the machines of a file');
  return {
    file: file ?? null,
    export: values.export ?? null,
    view: values.view === undefined ? null : oneOf('view', layoutViews, values.view),
  };
}

function diffOptions(values: Parsed['values'], [old, next, ...more]: readonly string[]) {
  refuse(values, ['export', 'view', 'overlay', 'collapse', 'paper', 'svg'], 'is not for diff');
  if (!old || !next || more.length > 0) throw new UsageError('diff takes two files: OLD NEW');
  return {
    format: oneOf('format', diffFormats, values.format ?? 'text'),
    old,
    new: next,
    cases: casesSource(values),
  };
}

function casesSource({ cases, service, token }: Parsed['values']): CasesSource | null {
  if (cases !== undefined && service !== undefined) throw new UsageError('--cases or --service, not both');
  if (cases !== undefined) return { file: cases };
  if (service === undefined && token === undefined) return null;
  if (service === undefined || token === undefined) throw new UsageError('--service and --token go together');
  if (!URL.canParse(service)) throw new UsageError(`--service is an address, not '${service}'`);
  return { service, token };
}

function refuse(values: Parsed['values'], names: readonly (keyof Parsed['values'])[], reason: string): void {
  for (const name of names) if (values[name] !== undefined) throw new UsageError(`--${name} ${reason}`);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        lang: { type: 'string', default: 'es' },
        view: { type: 'string' },
        overlay: { type: 'string' },
        collapse: { type: 'string' },
        paper: { type: 'string' },
        svg: { type: 'string' },
        out: { type: 'string' },
        export: { type: 'string' },
        cases: { type: 'string' },
        service: { type: 'string' },
        token: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function oneOf<T extends string>(name: string, known: readonly T[], value: string): T {
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`--${name} is one of ${known.join(', ')}, not '${value}'`);
  return found;
}

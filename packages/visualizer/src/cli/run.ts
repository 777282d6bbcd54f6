import { readFileSync, writeFileSync } from 'node:fs';
import { definition } from '@conexion/machines';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { graphOf } from '../graph/graph-of.ts';
import type { Layout } from '../layout/layout.ts';
import { layoutOf } from '../layout/layout-of.ts';
import { coverageOverlay, parseCoverage } from '../render/coverage-overlay.ts';
import { FlowDiagram } from '../render/flow-diagram.tsx';
import type { Overlay } from '../render/overlay.ts';
import { embeddedFont } from './embedded-font.ts';
import { type Options, parseOptions, UsageError, usage } from './options.ts';

export interface Output {
  write(text: string): unknown;
}

/** Runs the command. Returns its exit code: 0, 1 where the file cannot be written, 2 for wrong arguments. */
export function run(args: readonly string[], stdout: Output, stderr: Output): 0 | 1 | 2 {
  try {
    const options = parseOptions(args);
    if (!options) stdout.write(usage);
    else if (options.out === null) stdout.write(draw(options));
    else writeFileSync(options.out, draw(options));
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      stderr.write(`conexion-diagram: ${error.message}\n\n${usage}`);
      return 2;
    }
    if (error instanceof Error && 'syscall' in error) {
      stderr.write(`conexion-diagram: ${error.message}\n`);
      return 1;
    }
    throw error;
  }
}

function draw({ format, lang, view, overlay }: Options): string {
  const layout = layoutOf(graphOf(definition()), lang, view);
  if (format === 'json') return `${JSON.stringify(layout)}\n`;
  const picture = createElement(FlowDiagram, {
    layout,
    overlay: overlay === null ? undefined : overlayIn(overlay, layout),
    standalone: { font: embeddedFont() },
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToStaticMarkup(picture)}\n`;
}

function overlayIn(file: string, layout: Layout): Overlay {
  const counts = parseCoverage(readFileSync(file, 'utf8'));
  if (!counts)
    throw new UsageError(`${file} is no coverage file: { "states": …, "transitions": … } is expected`);
  return coverageOverlay(counts, layout);
}

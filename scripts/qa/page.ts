import { escaped, list } from './html.ts';
import { type Part, seed } from './part.ts';
import type { Ran } from './run-parts.ts';

export interface Whole {
  ran: readonly Ran[];
  /** Parts that this run left out. */
  left: readonly Part[];
  seconds: number;
}

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 80rem; margin: 0 auto; padding: 1rem }
section { border-top: 1px solid #8886; margin-top: 1.5rem }
.scroll { overflow-x: auto; margin: 1rem 0 }
/* At the size at which its text can be read. */
figure svg { max-width: none }
table { border-collapse: collapse }
th, td { text-align: left; padding: .25rem .75rem; border-bottom: 1px solid #8884 }
td.number { text-align: right; font-variant-numeric: tabular-nums }
li { overflow-wrap: anywhere; white-space: pre-wrap }
summary { cursor: pointer; padding: .25rem 0 }
small { font-weight: normal }`;

/** The results as one HTML file that loads nothing. */
export function page({ ran, left, seconds }: Whole): string {
  const shortfalls = ran.flatMap(({ report }) => report.shortfalls);
  const untried = [...left.map(({ asks }) => asks), ...ran.flatMap(({ report }) => report.untried)];
  const section = ({ part, report, seconds: own }: Ran) =>
    `<section><h2>${escaped(part.name)} <small>${own} s</small></h2><p>${escaped(part.asks)}</p>${report.html}</section>`;
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><title>QA of the procedure</title>',
    `<meta name="viewport" content="width=device-width"><style>${style}</style></head><body>`,
    `<h1>QA of the procedure</h1><p>seed ${seed}, ${seconds} s</p>`,
    shortfalls.length > 0 ? `<h2>Falls short</h2>${list(shortfalls)}` : '<p>Nothing falls short.</p>',
    ...ran.map(section),
    `<section><h2>Not tried</h2>${list(untried)}</section>`,
    '</body></html>',
  ].join('\n');
}

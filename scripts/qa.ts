// `npm run qa -- [PART…] [--quick] [--update]`: every result of the QA kit about the procedure, on
// the terminal and in coverage/qa.html. Exit code 1 where anything falls short.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { page } from './qa/page.ts';
import { seed } from './qa/part.ts';
import { parts } from './qa/parts.ts';
import { Progress } from './qa/progress.ts';
import { runParts } from './qa/run-parts.ts';

const usage = `npm run qa -- [PART…] [--quick] [--update]

${parts.map(({ name, asks, isApart }) => `  ${name.padEnd(14)} ${asks}${isApart ? ' (only where named)' : ''}`).join('\n')}

  --quick        about a sixth of the time, with fewer walks and mutants; writes no document
  --update       writes the documents that hold results, instead of comparing them
`;

const file = 'coverage/qa.html';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean' }, update: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const unknown = positionals.find((name) => !parts.some((part) => part.name === name));
  if (values.help || unknown) {
    console.error(unknown ? `There is no part ${unknown}.\n\n${usage}` : usage);
    return unknown ? 2 : 0;
  }
  const asked = { isQuick: values.quick ?? false, isUpdate: values.update ?? false };
  const isWanted = ({ name, isApart }: (typeof parts)[number]): boolean =>
    positionals.length > 0 ? positionals.includes(name) : !isApart;
  const began = performance.now();
  const ran = await runParts(parts.filter(isWanted), asked, new Progress());
  const seconds = Math.round((performance.now() - began) / 1000);

  console.log(`THE PROCEDURE, TESTED   seed ${seed}, ${seconds} s${asked.isQuick ? ', quick' : ''}\n`);
  for (const { report } of ran) console.log(`${report.text}\n`);
  const left = parts.filter((part) => !isWanted(part));
  for (const { name, asks } of left) console.log(`not tried: ${name}: ${asks}`);
  mkdirSync('coverage', { recursive: true });
  writeFileSync(file, page({ ran, left, seconds }));
  const shortfalls = ran.flatMap(({ report }) => report.shortfalls);
  console.log(shortfalls.length === 0 ? '\nNothing falls short.' : `\nFALLS SHORT\n${shortfalls.join('\n')}`);
  console.log(`The page: ${file}`);
  return shortfalls.length === 0 ? 0 : 1;
}

process.exitCode = await main();

#!/usr/bin/env node
// Compares a host that speaks the HTTP contract with the contract and the machine: exit code 0 without findings, 1 with
// one, 2 where it could not be tried.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Unanswered } from '../dist/testing/conformance/wire.js';
import { KitError } from '../dist/testing/kit-error.js';
import { progressLine } from './progress-line.js';
import { startHost } from './started-host.js';

const usage = `conexion-conformance URL [--start COMMAND] [--walks N] [--steps N] [--histories N] [--cursors N] [--only NAME]
                         [--seed N] [--path PATH] [--tokens FILE] [--host FILE]

  URL            the base address of the host under test
  --start CMD    starts the host at URL with this command of the shell, kills it, starts it again and sets its clock;
                 without it, these are not tried. A host of Node gets the clock by NODE_OPTIONS, any other by libfaketime,
                 where the command preloads it
  --walks N      how many walks; 1000
  --steps N      events of a walk at most; 30
  --histories N  in how many cases several clients work at once; 100
  --cursors N    how many lines are written, from each of which the stream is resumed; 1500
  --only NAME    only the rules of this part of the contract, such as stream, or those whose text holds this;
                 procedure plays walks, concurrency lets several clients work at once
  --seed N       to play the same walks again
  --path PATH    with --seed: only the walk that failed
  --tokens FILE  a JSON object of bearer tokens by role, for a host that gives none itself
  --host FILE    a module that exports what createHost returns, where the service hosts other than the procedure
  --help         print this
  --version      print the version of this package
`;

/** Arguments that are not what the usage says. */
class UsageError extends Error {}

const whole = (name, value) => {
  if (value === undefined) return undefined;
  if (/^\d{1,10}$/.test(value)) return Number(value);
  throw new UsageError(`--${name} takes a whole number, not ${value}`);
};

/** The host that a module exports. */
async function hostOf(file) {
  const { hostOfModule } = await import('../dist/index.js');
  return hostOfModule(await import(pathToFileURL(resolve(file)).href));
}

/** fast-check is an optional peer: an install of the machines alone goes without it. */
function explainMissingPeer(cause) {
  if (cause.code !== 'ERR_MODULE_NOT_FOUND' || !cause.message.includes("'fast-check'")) throw cause;
  console.error('conexion-conformance needs fast-check 4 beside it: npm install --save-dev fast-check@4');
  process.exit(2);
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      start: { type: 'string' },
      walks: { type: 'string' },
      histories: { type: 'string' },
      cursors: { type: 'string' },
      steps: { type: 'string' },
      only: { type: 'string' },
      seed: { type: 'string' },
      path: { type: 'string' },
      tokens: { type: 'string' },
      host: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });
  const [url, ...rest] = positionals;
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  if (values.version) {
    console.log(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version);
    process.exit(0);
  }
  if (!url || rest.length > 0) throw new UsageError('One URL is needed');
  const { conform } = await import('../dist/testing/conformance/conform.js').catch(explainMissingPeer);
  const { sections } = await import('../dist/testing/conformance/sections.js');
  const started = values.start === undefined ? undefined : await startHost(values.start, url);
  const progress = progressLine();
  const result = await conform({
    url,
    started,
    onProgress: progress.onProgress,
    only: values.only,
    histories: whole('histories', values.histories),
    cursors: whole('cursors', values.cursors),
    walks: whole('walks', values.walks),
    maxSteps: whole('steps', values.steps),
    seed: whole('seed', values.seed),
    path: values.path,
    tokens: values.tokens && JSON.parse(readFileSync(values.tokens, 'utf8')),
    host: values.host === undefined ? undefined : await hostOf(values.host),
  }).finally(progress.end);
  const { stories, walks, events, accepted, histories, undecided, findings, notTried, seed } = result;
  console.log(`${stories} rules of the contract, each tried by itself`);
  console.log(`${walks} walks, ${events} events, ${accepted} of them accepted`);
  console.log(`${histories} cases with several clients at once, ${undecided} undecided`);
  if (notTried.length > 0) console.log(`not tried: ${notTried.join(', ')}`);
  for (const { section, rule, message, clauses, story, replay, isShortest = true } of findings) {
    console.log(`\n${section}: ${sections[section]}`);
    if (rule) console.log(`  ${rule}`);
    console.log(`  ${message}`);
    if (clauses.length > 0) console.log(`  Clauses: ${clauses.join(', ')}`);
    for (const [place, line] of story.entries()) console.log(`${String(place + 1).padStart(5)}. ${line}`);
    if (!isShortest) console.log('  A shorter walk may exist.');
    if (replay) console.log(`  Again: --seed ${replay.seed} --path ${replay.path}`);
    else console.log(`  Again: --only '${rule ?? section}'${rule ? '' : ` --seed ${seed}`}`);
  }
  if (findings.length > 0) process.exit(1);
  if (stories + walks + histories === 0) throw new UsageError('Nothing was tried');
  const only = values.path === undefined ? values.only : `the walk ${seed} ${values.path}`;
  if (only === undefined)
    console.log('The host keeps the contract and agrees with the machine in all that was tried.');
  else console.log(`Only ${only} was tried. There the host keeps the contract and agrees with the machine.`);
  process.exit(0);
} catch (error) {
  const isUsage = error instanceof UsageError || error.code?.startsWith('ERR_PARSE_ARGS');
  if (isUsage) console.error(`${error.message}\n\n${usage}`);
  else console.error([Error, KitError, Unanswered].includes(error.constructor) ? error.message : error);
  process.exit(2);
}

// `npm test`: every check and every test. The last line is `N passed, N failed`, for machines.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** The npm scripts that run first, in this order: the others read their output. */
const builds = ['build', 'typecheck'];

/** The npm scripts that must succeed besides the tests, one after another. */
const checks = ['lint', 'boundaries', 'packages', 'docs --check', 'proof --check'];

/** The suite that uses all processors, and so runs alone. */
const inside = 'test:vitest';
/** The suite with one long file, on one processor. The checks take about as long on another. */
const outside = 'test:outside';

interface VitestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    startTime: number;
    endTime: number;
    assertionResults: unknown[];
  }[];
}

interface Run {
  isGreen: boolean;
  /** Its output, where it was captured; else empty. */
  output: string;
}

/**
 * Runs an npm script with its arguments. With `isApart`, its output is captured: two scripts at
 * once would mix their lines.
 */
function run(script: string, { args = [], isApart = false }: { args?: string[]; isApart?: boolean } = {}) {
  return new Promise<Run>((resolve) => {
    const stdio = isApart ? 'pipe' : 'inherit';
    const [name = '', ...own] = script.split(' ');
    const child = spawn('npm', ['run', '--silent', name, '--', ...own, ...args], {
      stdio: ['inherit', stdio, stdio],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += data));
    child.on('close', (status) => resolve({ isGreen: status === 0, output }));
  });
}

const announce = (text: string) => console.log(`\n── ${text}`);

async function build(): Promise<string[]> {
  for (const script of builds) {
    announce(`npm run ${script}`);
    if (!(await run(script)).isGreen) return [script];
  }
  return [];
}

/** The checks that failed. */
async function runChecks(): Promise<{ failed: string[]; output: string }> {
  const failed: string[] = [];
  let output = '';
  for (const check of checks) {
    const began = performance.now();
    const result = await run(check, { isApart: true });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    output += `\n── npm run ${check}: ${result.isGreen ? 'passed' : 'failed'} (${seconds} s)\n${result.output}`;
    if (!result.isGreen) failed.push(check);
  }
  return { failed, output };
}

interface Tests {
  passed: number;
  failed: number;
  files: { name: string; seconds: number }[];
}

/**
 * Runs vitest and returns its own counts. A file that fails to load, or an error outside a test,
 * counts as a failure.
 */
async function runSuite(script: string, given: string[]): Promise<Tests> {
  const directory = mkdtempSync(join(tmpdir(), 'conexion-test-'));
  const file = join(directory, 'report.json');
  const args = [...given, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { isGreen } = await run(script, { args });
  try {
    return countsOf(JSON.parse(readFileSync(file, 'utf8')) as VitestReport, isGreen);
  } catch {
    return { passed: 0, failed: 1, files: [] };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function countsOf({ testResults, numFailedTests, numPassedTests }: VitestReport, isGreen: boolean): Tests {
  const unloadable = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = numFailedTests + unloadable;
  const files = testResults.map(({ name, startTime, endTime }) => ({
    name: relative('', name),
    seconds: (endTime - startTime) / 1000,
  }));
  return { passed: numPassedTests, failed: failed === 0 && !isGreen ? 1 : failed, files };
}

async function runTests(suite: string, args: string[] = []): Promise<Tests> {
  announce(`npm run ${suite}`);
  const began = performance.now();
  const tests = await runSuite(suite, args);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`\n${suite}: ${tests.passed} passed, ${tests.failed} failed, in ${seconds} s`);
  return tests;
}

function showSlowest(files: Tests['files']): void {
  console.log('\nThe slowest files:');
  for (const { name, seconds } of files.toSorted((a, b) => b.seconds - a.seconds).slice(0, 10))
    console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
}

const failedChecks = await build();
const suites: Tests[] = [];
if (failedChecks.length === 0) {
  announce(`beside ${outside}: ${checks.join(', ')}`);
  const [ran, checked] = await Promise.all([runTests(outside, ['--maxWorkers=1']), runChecks()]);
  console.log(checked.output);
  failedChecks.push(...checked.failed);
  suites.push(ran, await runTests(inside));
}
const passed = suites.reduce((sum, suite) => sum + suite.passed, 0);
const failed = suites.reduce((sum, suite) => sum + suite.failed, failedChecks.length);
const files = suites.flatMap((suite) => suite.files);

if (files.length > 0) showSlowest(files);
if (failedChecks.length > 0) console.log(`\nFailed checks: ${failedChecks.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

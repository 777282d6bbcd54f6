// `npm test`: every check, then every test, and a last line `N passed, N failed` for whoever counts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The npm scripts that must succeed besides the tests, in order. The build comes first: the rest reads what it made. */
const checks = [
  'build',
  'lint',
  'boundaries',
  'typecheck',
  'unused',
  'packages',
  'docs:check',
  'proof:check',
];

interface VitestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { name: string; status: string; assertionResults: unknown[] }[];
}

function succeeds(script: string, ...args: string[]): boolean {
  console.log(`\n── npm run ${[script, ...args].join(' ')}`);
  const { status } = spawnSync('npm', ['run', '--silent', script, '--', ...args], { stdio: 'inherit' });
  return status === 0;
}

interface Counts {
  passed: number;
  failed: number;
}

/** Runs vitest and returns its own counts; a file that cannot be loaded or an error outside a test counts as a failure. */
function runTests(script: string): Counts {
  const directory = mkdtempSync(join(tmpdir(), 'conexion-test-'));
  const file = join(directory, 'report.json');
  const green = succeeds(script, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`);
  let report: VitestReport;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  const unloadable = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloadable;
  return { passed: report.numPassedTests, failed: failed === 0 && !green ? 1 : failed };
}

const failedChecks: string[] = [];
for (const check of checks) {
  if (succeeds(check)) continue;
  failedChecks.push(check);
  if (check === 'build') break;
}

/** The suites of tests, one after the other: each takes all processors. */
const suites = failedChecks.includes('build') ? [] : ['test:vitest', 'test:outside'];
const counts = suites.map((suite): Counts => {
  const began = performance.now();
  const found = runTests(suite);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`\n${suite}: ${found.passed} passed, ${found.failed} failed, in ${seconds} s`);
  return found;
});
const passed = counts.reduce((sum, suite) => sum + suite.passed, 0);
const failed = counts.reduce((sum, suite) => sum + suite.failed, failedChecks.length);

if (failedChecks.length > 0) console.log(`\nFailed checks: ${failedChecks.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

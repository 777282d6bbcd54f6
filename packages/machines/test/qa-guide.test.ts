import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { afterAll, describe, expect, it, vi } from 'vitest';

const root = join(import.meta.dirname, '..');
const guide = readFileSync(join(root, 'docs/qa.md'), 'utf8');
/** The first program of each section, by its heading. */
const snippets = guide.split(/^## /m).flatMap((section) => {
  const [, code] = /```ts\n(.+?)```/s.exec(section) ?? [];
  return code === undefined ? [] : [[section.split('\n')[0] ?? '', code] as const];
});

// Within the package, so that the snippets import it by its name and run its build.
const place = join(root, 'dist/guide');

afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Runs it in this process, as it is; returns what it prints. */
async function run(title: string, code: string): Promise<string> {
  mkdirSync(place, { recursive: true });
  const file = join(place, `${title.replaceAll(/\W+/g, '-')}.ts`);
  writeFileSync(file, code);
  const log = vi.spyOn(console, 'log').mockReturnValue();
  try {
    await import(file);
    return log.mock.calls.map((args) => format(...args)).join('\n');
  } finally {
    log.mockRestore();
  }
}
/** What each snippet printed. */
const printed = new Map<string, string>();

describe('every snippet of docs/qa.md runs', () => {
  it.each(snippets)('%s', async (title, code) => {
    printed.set(title, await run(title, code));
  });

  it('there are snippets to run', () => {
    expect(snippets.length).toBeGreaterThanOrEqual(5);
  });

  it('the counterexample that it shows is as short as can be', () => {
    expect(printed.get('What does a failure look like?')).toMatch(
      /2\. Alternatives given[\s\S]*5\.1\.B[\s\S]*no alternatives are shared before/,
    );
  });

  it('the walk of the till has the one step that it names', () => {
    expect(guide).toContain('one step, `paid {"cents":1000}`');
    expect(printed.get('Any XState 5 machine')).toContain('paid {"cents":1000}');
  });
});

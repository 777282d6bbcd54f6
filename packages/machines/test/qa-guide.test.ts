import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const guide = readFileSync(join(root, 'docs/qa.md'), 'utf8');
const snippets = [...guide.matchAll(/## (.+?)\n[^#]*?```ts\n(.+?)```/gs)].map(
  ([, title = '', code = '']) => [title, code] as const,
);

// Within the package, so that the snippets import it by its name and run its build.
const place = join(root, 'dist/guide');

afterAll(() => rmSync(place, { recursive: true, force: true }));

const run = (name: string, code: string): string => {
  mkdirSync(place, { recursive: true });
  const file = join(place, `${name}.ts`);
  writeFileSync(file, code);
  return execFileSync(process.execPath, [file], { encoding: 'utf8' });
};

describe('every snippet of docs/qa.md runs', () => {
  it.each(snippets)('%s', (title, code) => {
    expect(() => run(title.replaceAll(/\W+/g, '-'), code)).not.toThrow();
  });

  it('there are snippets to run', () => {
    expect(snippets.length).toBeGreaterThanOrEqual(5);
  });

  it('the counterexample that it shows is as short as can be', () => {
    const [, code = ''] = snippets[1] ?? [];
    expect(run('counterexample', code)).toMatch(
      /2\. Alternatives given[\s\S]*5\.1\.B[\s\S]*no alternatives are shared before/,
    );
  });
});

// Part of `npm run lint`: every path that ARCHITECTURE.md and CONTRIBUTING.md name leads to a file
// or a folder of the repository.
import { globSync, readFileSync } from 'node:fs';

const files = globSync('**/*', { exclude: ['**/node_modules', '**/dist'] });
/** What a build, a run or a recipe makes. */
const made = [/^dist\//, /\bwebhooks\//, /<name>/, /\/pt\.ts$/, /^openapi\.json$/, /^e2e\/screenshots$/];

/** A path may leave out its beginning, as the two documents say. */
function isThere(path: string): boolean {
  const pattern = path
    .replace(/[.]/g, '\\.')
    .replace(/<\w+>|\*+/g, '[^/]+')
    .replace(/\/$/, '/.+');
  const end = new RegExp(`(^|/)${pattern}(/|$)`);
  return files.some((file) => end.test(file));
}

let lost = 0;
for (const document of ['ARCHITECTURE.md', 'CONTRIBUTING.md'])
  for (const [index, line] of readFileSync(document, 'utf8').split('\n').entries())
    for (const [, path = ''] of line.matchAll(/`([\w.][\w.<>*-]*(?:\/[\w.<>*-]+)*\/?)`/g)) {
      const isPath = path.includes('/') || /\w\.(ts|tsx|md|json|css|sql)$/.test(path);
      if (!isPath || made.some((pattern) => pattern.test(path)) || isThere(path)) continue;
      console.error(`${document}:${index + 1}: there is no ${path}`);
      lost++;
    }
if (lost > 0) process.exitCode = 1;

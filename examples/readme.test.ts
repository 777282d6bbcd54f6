import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

it.each([
  ['README.md', 'embed-node.ts'],
  ['packages/machines/README.md', 'embed-node.ts'],
  ['packages/machines/README.md', 'explain-refusal.ts'],
  ['packages/machines/README.md', 'persist-and-restore.ts'],
])('what %s shows of %s is the program that runs here', (page, program) => {
  expect(read(`../${page}`)).toContain(`\`\`\`ts\n${read(program)}\`\`\``);
});

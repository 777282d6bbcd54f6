import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

it('the program that the README shows is the one that runs here', () => {
  expect(read('../README.md')).toContain(`\`\`\`ts\n${read('embed-node.ts')}\`\`\``);
});

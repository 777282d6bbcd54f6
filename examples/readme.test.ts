import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

it('the program that the README shows is the one that runs here', () => {
  expect(read('../README.md')).toContain(`\`\`\`ts\n${read('embed-node.ts')}\`\`\``);
});

it('the component that the README of the visualizer shows is the one that runs here', () => {
  expect(read('../packages/visualizer/README.md')).toContain(`\`\`\`tsx\n${read('flow-diagram.tsx')}\`\`\``);
});

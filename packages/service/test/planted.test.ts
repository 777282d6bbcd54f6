import { globSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, it } from 'vitest';
import { allPlanted, copyService } from './planted/planted-service.ts';

describe('the faults that `npm run qa -- planted` plants', () => {
  it('are twenty or more, each of a part of the contract', () => {
    expect(allPlanted().length).toBeGreaterThanOrEqual(20);
  });

  it.each(allPlanted())('$name applies to the sources', async ({ file }) => {
    (await copyService(file)).remove();
  });

  it('are planted in sources that Node runs as they are', () => {
    for (const file of globSync('src/**/*.ts', { cwd: new URL('..', import.meta.url) })) {
      const text = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
      expect(() => stripTypeScriptTypes(text), file).not.toThrow();
    }
  });
});

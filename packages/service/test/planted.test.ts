import { describe, expect, it } from 'vitest';
import { allPlanted, copyService } from './planted/planted-service.ts';

describe('the faults that `npm run qa -- planted` plants', () => {
  it('are twenty, each of a part of the contract', () => {
    expect(allPlanted()).toHaveLength(20);
  });

  it.each(allPlanted())('$name applies to the sources', async ({ file }) => {
    (await copyService(file)).remove();
  });
});

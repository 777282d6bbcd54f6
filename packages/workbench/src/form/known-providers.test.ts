import { expect, test } from 'vitest';
import { knownProviders } from './known-providers.ts';

const provider = (id: string, name: string) => ({ provider: { id, name, kind: 'external' } });

test('the providers of the case come first, the latest before, each once', () => {
  const known = knownProviders([
    provider('P-1', 'Uno'),
    provider('P-2', 'Dos'),
    provider('P-1', 'Uno, S. A.'),
    null,
    { provider: 'x' },
    {},
  ]);
  expect(known.slice(0, 2).map(({ name }) => name)).toEqual(['Uno, S. A.', 'Dos']);
  expect(new Set(known.map(({ id }) => id)).size).toBe(known.length);
});

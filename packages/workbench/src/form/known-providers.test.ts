import { expect, test } from 'vitest';
import { knownProviders, type SeenProvider, type ServedPlace } from './known-providers.ts';

const assigned = (id: string, name: string) => ({
  type: 'provider.assigned',
  payload: { provider: { id, name, kind: 'external' } },
});
const released = { type: 'provider.released', payload: { reason: 'No llegó' } };
const names = (known: ReturnType<typeof knownProviders>) => known.map(({ name }) => name);

test('the providers of the case come first, the latest before, each once', () => {
  const known = knownProviders([
    assigned('P-1', 'Uno'),
    assigned('P-2', 'Dos'),
    assigned('P-1', 'Uno, S. A.'),
    { type: 'note', payload: null },
    { type: 'quote.received', payload: { provider: 'x' } },
    { type: 'quote.received', payload: {} },
  ]);
  expect(names(known)).toEqual(['Uno, S. A.', 'Dos']);
});

test('a provider that was released is offered last, until it is assigned again', () => {
  const others = [{ id: 'P-9', name: 'Nueve', kind: 'internal', services: [] }] as const;
  const lines = [assigned('P-1', 'Uno'), released];
  expect(names(knownProviders(lines, others))).toEqual(['Nueve', 'Uno']);
  expect(names(knownProviders([...lines, assigned('P-1', 'Uno')], others))).toEqual(['Uno', 'Nueve']);
});

test('those of the same service there come before those of the service elsewhere, of the type, of others', () => {
  const seen = (name: string, type: string, definition: string, city: string): SeenProvider => ({
    id: name,
    name,
    kind: 'external',
    services: [{ type, definition, city }],
  });
  const place: ServedPlace = { type: 'hogar', definition: 'plomería', city: 'Bogotá' };
  const others = [
    seen('Grúas', 'vial', 'grua', 'bogota'),
    seen('Electricistas', 'hogar', 'electricidad', 'bogota'),
    seen('Plomeros de Cali', 'hogar', 'plomeria', 'cali'),
    seen('Plomeros de Bogotá', 'hogar', 'Plomería', 'bogota'),
  ];
  expect(names(knownProviders([], others, place))).toEqual([
    'Plomeros de Bogotá',
    'Plomeros de Cali',
    'Electricistas',
    'Grúas',
  ]);
});

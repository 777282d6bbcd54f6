import { expect, test } from 'vitest';
import { readPayload, type Wording } from './fact.ts';

const wording: Wording = {
  field: (name) => name,
  value: (name) => (name === 'external' ? 'Proveedor externo' : name === 'true' ? 'Sí' : name),
  money: ({ amount, currency }) => `${currency} ${amount / 100}`,
  moment: (instant) => instant.slice(11, 16),
  day: (date) => date,
};

test('a reason is prose; the rest are facts in words', () => {
  const payload = {
    reason: 'Fuera del plan',
    outcome: 'partial',
    coveredAmount: { amount: 4000, currency: 'USD' },
  };
  expect(readPayload(payload, ['reason'], wording)).toEqual({
    prose: ['Fuera del plan'],
    facts: [
      { name: 'outcome', value: 'partial' },
      { name: 'coveredAmount', value: 'USD 40' },
    ],
  });
});

test('providers, windows, cost lines, yes and no are read as people say them', () => {
  const payload = {
    provider: { id: 'P-1', name: 'Grúas', kind: 'external' },
    window: { earliest: '2025-03-01T09:00:00Z', latest: '2025-03-01T10:00:00Z' },
    lines: [{ concept: 'Visita', units: 2, unitPrice: { amount: 1500, currency: 'USD' }, payer: 'company' }],
    assessment: { heavyMachinery: true, largeWorks: false },
  };
  expect(readPayload(payload, [], wording).facts.map(({ value }) => value)).toEqual([
    'Grúas (Proveedor externo)',
    '09:00 – 10:00',
    'Visita: 2 × USD 15 (company)',
    'heavyMachinery: Sí, largeWorks: false',
  ]);
});

test('an invalid payload has no facts', () => {
  expect(readPayload(null, [], wording)).toEqual({ prose: [], facts: [] });
  expect(readPayload({ note: undefined, lines: null }, ['note'], wording)).toEqual({ prose: [], facts: [] });
});

import { describe, expect, test } from 'vitest';
import type { Asistencia, Entry } from '../api/bodies.ts';
import type { GroupField } from '../form/field.ts';
import { proposedDraft } from './proposed-draft.ts';

const model: GroupField = { kind: 'group', name: '', label: '', required: true, fields: [], variants: null };
const provider = { id: 'P-07', name: 'Hidráulicos Ancón', kind: 'external' };
const quote = { provider, kind: 'service', price: 10_000_000, marketReference: 12_000_000 };
const known = { currency: 'COP', service: { definition: 'plomería' }, quote };

const proposed = (type: string, context: Record<string, unknown>, entries: readonly unknown[] = []) =>
  proposedDraft(type, model, { context } as Asistencia, entries as Entry[]);
const cop = (amount: string) => ({ amount, currency: 'COP' });

describe('what the case knows is not typed a second time', () => {
  test('the reason of the last coverage is that of its denial', () => {
    const resolved = (reason?: string) => ({ type: 'coverage.resolved', payload: { reason } });
    expect(proposed('denial.explained', known, [resolved('Otro'), resolved('Obra nueva')])).toEqual({
      reason: 'Obra nueva',
    });
    expect(proposed('denial.explained', known, [resolved()])).toBeUndefined();
  });

  test('a second quote is of the same provider and has its price open', () => {
    expect(proposed('quote.received', known)).toEqual({
      provider,
      kind: 'service',
      marketReference: cop('120000'),
    });
    expect(proposed('quote.received', { ...known, quote: null })).toBeUndefined();
  });

  test('the provider who quoted is assigned, unless one was assigned before', () => {
    expect(proposed('provider.assigned', known)).toEqual({ provider });
    expect(proposed('provider.assigned', { ...known, everAssigned: true })).toBeUndefined();
  });

  test('the diagnosed work costs what was quoted for it; a visit says nothing of it', () => {
    expect(proposed('diagnosis.recorded', known)).toEqual({
      estimatedCost: cop('100000'),
      marketReference: cop('120000'),
    });
    const visit = { ...known, quote: { ...quote, kind: 'visit' } };
    expect(proposed('diagnosis.recorded', visit)).toBeUndefined();
  });
});

describe('the costs are those of the diagnosis, shared as it was agreed', () => {
  const line = (payer: string, amount: string) => ({
    concept: 'plomería',
    units: '1',
    unitPrice: cop(amount),
    payer,
  });
  test.each([
    ['a covered service', 0, [line('company', '100000')]],
    ['a partial exception', 6_000_000, [line('afiliado', '60000'), line('company', '40000')]],
    ['what the afiliado pays in full', 10_000_000, [line('afiliado', '100000')]],
    ['work that became cheaper than agreed', 15_000_000, [line('afiliado', '100000')]],
  ])('%s', (_, agreed, lines) =>
    expect(proposed('cost.loaded', { ...known, agreed, diagnosis: { estimatedCost: 10_000_000 } })).toEqual({
      lines,
    }),
  );
});

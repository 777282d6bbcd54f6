import { expect, it } from 'vitest';
import { areAnswered, type Doubt, doubtsOf } from './doubts-of.ts';
import type { GroupField, Option } from './field.ts';

const optionOf = (value: string) => ({ value, label: value });
const model = (suggestions: readonly Option[]) =>
  ({
    kind: 'group',
    name: '',
    fields: [
      { kind: 'text', name: 'city', isDoubted: true, suggestions },
      { kind: 'money', name: 'price' },
    ],
  }) as unknown as GroupField;
const doubts = (city: string, { listed = [optionOf('Panamá')], currency = 'USD', usual = 'USD' } = {}) =>
  doubtsOf(model(listed), { city, price: { amount: '10', currency } }, usual).map(({ path, code, value }) => [
    path,
    code,
    value,
  ]);

it('doubts a value that is not among those known, unless none is known', () => {
  expect(doubts(' Panamá ')).toEqual([]);
  expect(doubts('Panama City')).toEqual([['city', 'notListed', 'Panama City']]);
  expect(doubts('Panama City', { listed: [] })).toEqual([]);
  expect(doubts('')).toEqual([]);
});

it('does not doubt a value that is named by its label', () => {
  const listed = [{ value: 'panama', label: 'Panamá' }];
  expect(doubts('PANAMA', { listed })).toEqual([]);
  expect(doubts(' panamá ', { listed })).toEqual([]);
});

it('doubts another currency than the usual one, if there is a usual one', () => {
  expect(doubts('Panamá', { currency: 'cop' })).toEqual([['price', 'otherCurrency', 'COP']]);
  expect(doubts('Panamá', { currency: 'usd' })).toEqual([]);
  expect(doubts('Panamá', { currency: 'COP', usual: '' })).toEqual([]);
});

it('asks about each value once, and not about one that was corrected', () => {
  const of = (value: string): Doubt => ({ path: 'city', code: 'notListed', value });
  expect(areAnswered([], [])).toBe(true);
  expect(areAnswered([of('Nowhere')], [])).toBe(false);
  expect(areAnswered([of('Nowhere')], [of('Nowhere')])).toBe(true);
  expect(areAnswered([of('Elsewhere')], [of('Nowhere')])).toBe(false);
  expect(areAnswered([], [of('Nowhere')])).toBe(true);
});

import { describe, expect, test } from 'vitest';
import { decimalsOf, formatMoney, majorText, readMoney } from './money-text.ts';

const read = (text: string, currency = 'USD') => {
  const reading = readMoney(text, currency);
  return reading.ok ? reading.value.amount : reading.problem;
};

describe('an amount is read in major units', () => {
  test.each([
    ['12', 1200],
    ['12.5', 1250],
    ['12,50', 1250],
    ['1234.50', 123450],
    ['1,234.50', 123450],
    ['1.234,50', 123450],
    ['1 234,50', 123450],
    ['1,234,567', 123456700],
    ['1.234.567,8', 123456780],
    ['150.000', 15000000],
    ['150,000', 15000000],
    ['1.500.000', 150000000],
    ['0.999', 'tooManyDecimals'],
    ['0', 0],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('%s', (text, amount) => expect(read(text)).toBe(amount));

  test('a currency without minor units takes whole amounts, in thousands or not', () => {
    expect(read('15000', 'CLP')).toBe(15000);
    expect(read('15.000', 'CLP')).toBe(15000);
    expect(read('15.5', 'CLP')).toBe('tooManyDecimals');
  });

  test('a currency of three decimals keeps them', () => {
    expect(read('1234.567', 'KWD')).toBe(1234567);
    // Either a hundred and fifty, or a thousand times as much.
    expect(read('150.000', 'KWD')).toBe('ambiguousMoney');
  });
});

describe('an unreadable amount is an error', () => {
  test.each([
    ['', 'notMoney'],
    ['-5', 'notMoney'],
    ['12 dólares', 'notMoney'],
    ['1,23,456', 'notMoney'],
    ['1.2.3,4,5', 'notMoney'],
    ['1e5', 'notMoney'],
    ['90071992547409.92', 'tooMuchMoney'],
  ])('%s', (text, problem) => expect(read(text)).toBe(problem));

  test('a currency is three capital letters', () => {
    expect(read('5', 'US')).toBe('notCurrency');
    expect(read('5', 'usd')).toBe('notCurrency');
  });
});

test('minor units are written back in major ones', () => {
  expect(majorText({ amount: 5, currency: 'USD' })).toBe('0.05');
  expect(majorText({ amount: 123450, currency: 'USD' })).toBe('1234.50');
  expect(majorText({ amount: 35_000_000, currency: 'COP' })).toBe('350000');
  expect(majorText({ amount: 15000, currency: 'CLP' })).toBe('15000');
});

test('an amount is written exactly, as people of its language write it, with the code of its currency', () => {
  expect(formatMoney({ amount: Number.MAX_SAFE_INTEGER, currency: 'USD' }, 'en')).toBe(
    'USD\u00a090,071,992,547,409.91',
  );
  expect(formatMoney({ amount: 35_000_000, currency: 'COP' }, 'es')).toBe('COP\u00a0350.000');
  expect(formatMoney({ amount: 35_000_000, currency: 'COP' }, 'en')).toBe('COP\u00a0350,000');
  expect(formatMoney({ amount: 150_000, currency: 'COP' }, 'es')).toBe('COP\u00a01.500');
  expect(formatMoney({ amount: 123450, currency: 'USD' }, 'es')).toBe('USD\u00a01.234,50');
  expect(formatMoney({ amount: 15000, currency: 'CLP' }, 'es')).toBe('CLP\u00a015.000');
  expect(formatMoney({ amount: 7, currency: 'x' }, 'es')).toBe('7 x');
});

test('the decimals of a currency are those of ISO 4217, whatever the runtime holds of them', () => {
  expect(['COP', 'USD', 'HUF', 'CLP', 'KWD', 'UYW'].map(decimalsOf)).toEqual([2, 2, 2, 0, 3, 4]);
});

test.each(['es', 'en'])('what is written in %s is read back as the same amount', (lang) => {
  for (const amount of [0, 5, 50, 4800, 100_000, 12_345_650, 35_000_000])
    expect(read(formatMoney({ amount, currency: 'COP' }, lang).replace('COP', ''), 'COP')).toBe(amount);
});

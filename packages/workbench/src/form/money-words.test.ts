import { expect, test } from 'vitest';
import { moneyInWords } from './money-words.ts';

test.each([
  [15_000_000, 'COP', 'ciento cincuenta mil pesos colombianos', 'one hundred fifty thousand Colombian pesos'],
  [100, 'COP', 'un peso colombiano', 'one Colombian peso'],
  [2_100_000, 'COP', 'veintiún mil pesos colombianos', 'twenty-one thousand Colombian pesos'],
  [200_000_000, 'COP', 'dos millones de pesos colombianos', 'two million Colombian pesos'],
  [4850, 'USD', 'cuarenta y ocho dólares estadounidenses con 50/100', 'forty-eight US dollars and 50/100'],
  [0, 'CLP', 'cero pesos chilenos', 'zero Chilean pesos'],
])('%d %s is said in Spanish and in English', (amount, currency, es, en) => {
  expect(moneyInWords({ amount, currency }, 'es')).toBe(es);
  expect(moneyInWords({ amount, currency }, 'en')).toBe(en);
});

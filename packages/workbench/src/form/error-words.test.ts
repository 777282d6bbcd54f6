import { expect, test } from 'vitest';
import { serviceErrorWords } from './error-words.ts';

test.each([
  ['window.latest', 'window.latest'],
  ['/window/latest', 'window.latest'],
  ['lines[0].units', 'lines.0.units'],
  ['price.amount', 'price'],
  ['lines.0.unitPrice.currency', 'lines.0.unitPrice'],
])('an error of the service at %s is shown at %s', (path, shown) => {
  expect(serviceErrorWords([{ path, message: 'no' }]).get(shown)).toBe('no');
});

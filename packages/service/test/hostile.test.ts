import { expect, it } from 'vitest';
import { attack } from './hostile/attack.ts';

it('hostile requests made from the OpenAPI document: each is answered, none with 5xx', async () => {
  const { sent, statuses, faults } = await attack(1_500, 20_260_310);
  expect(faults).toEqual([]);
  expect(sent).toBeGreaterThan(1_000);
  expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['200', '400', '404']));
});

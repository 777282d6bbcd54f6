import { expect, test } from 'vitest';
import { assertAgreement } from '../../test/scxml/agreement.ts';

test('SCXML of random machines runs in SCION as they run in XState', async () => {
  const { machines, withGuards } = await assertAgreement({ machines: 20, seed: 20_261_128 });
  expect(machines).toBe(20);
  expect(withGuards).toBeGreaterThan(9);
});

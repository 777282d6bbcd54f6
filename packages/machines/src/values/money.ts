import { z } from 'zod';
import { impersonal } from './privacy.ts';

/** An amount of money in minor units (cents), never negative, with its ISO 4217 currency. */
export const money = z.strictObject({
  amount: z.int().min(0),
  currency: impersonal(z.string().regex(/^[A-Z]{3}$/)),
});
/** An amount in minor units with its currency: `{ amount: 4800, currency: 'USD' }`. */
export type Money = z.output<typeof money>;

import type { AsistenciaContext } from '../../asistencia/context.ts';

type Context = AsistenciaContext;

/** What a sum adds up or takes off, each left out. */
const without = {
  quote: (context: Context): Context => ({
    ...context,
    quote: context.quote && { ...context.quote, price: 0 },
  }),
  coverage: (context: Context): Context => {
    const { coverage } = context;
    return coverage?.coveredAmount ? { ...context, coverage: { ...coverage, coveredAmount: 0 } } : context;
  },
  discount: (context: Context): Context => ({ ...context, discount: null }),
  discounted: (context: Context): Context => ({ ...context, discounted: 0 }),
  excessAccepted: (context: Context): Context => ({ ...context, excessAccepted: 0 }),
  excessAbsorbed: (context: Context): Context => ({ ...context, excessAbsorbed: 0 }),
  costApproved: (context: Context): Context => ({ ...context, costApproved: 0 }),
};
type Operand = keyof typeof without;

const price: readonly Operand[] = ['quote', 'coverage', 'discount'];
const excess: readonly Operand[] = ['quote', 'coverage', 'excessAccepted', 'excessAbsorbed'];
const limit: readonly Operand[] = ['coverage', 'discounted', 'excessAbsorbed', 'costApproved'];

/** What each guard and each record adds up. */
const operands: Readonly<Record<string, readonly Operand[]>> = {
  isBelowMarket: price,
  isWithinTariff: price,
  isPriceTold: price,
  recordPrice: price,
  recordAcceptance: price,
  hasExcess: excess,
  hasNoExcess: excess,
  isExcessBelowMarket: excess,
  isExcessWithinTariff: excess,
  recordExcess: excess,
  recordAbsorption: excess,
  isWithinCompanyLimit: limit,
};

/** Of the sum of a guard or a record, each operand by its name, and what is asked without it. */
export const operandsOf = (name: string): [string, (context: Context) => Context][] =>
  (operands[name] ?? []).map((operand) => [operand, without[operand]]);

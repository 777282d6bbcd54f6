import type { Asistencia, Entry } from '../api/bodies.ts';
import { type Draft, type DraftGroup, emptyGroup } from '../form/draft.ts';
import type { GroupField } from '../form/field.ts';
import { isProvider } from '../form/known-providers.ts';
import { type Money, majorText } from '../form/money-text.ts';
import { moneyOf, numberOf, textOf } from './facts-of-context.ts';

type Context = Asistencia['context'];
type Proposal = (context: Context, entries: readonly Entry[]) => DraftGroup | null;

/** What the forms of events begin with. What the case knows is not typed a second time. */
const proposals: Readonly<Record<string, Proposal>> = {
  'denial.explained': (_, entries) => {
    const reason = entries.findLast(({ type }) => type === 'coverage.resolved')?.payload?.reason;
    return typeof reason === 'string' ? { reason } : null;
  },
  // A second quote most often lowers the price of the first.
  'quote.received': (context) => {
    const { provider, kind } = (context.quote ?? {}) as { provider?: unknown; kind?: unknown };
    if (!isProvider(provider)) return null;
    return { provider: { ...provider }, kind: String(kind), ...references(context) };
  },
  'provider.assigned': (context) => {
    const { provider } = (context.quote ?? {}) as { provider?: unknown };
    return isProvider(provider) && context.everAssigned !== true ? { provider: { ...provider } } : null;
  },
  'diagnosis.recorded': (context) => {
    const price = moneyOf(context, 'quote', 'price');
    if (!price || textOf(context, 'quote', 'kind') !== 'service') return null;
    return { estimatedCost: draftOf(price), ...references(context) };
  },
  // The afiliado pays what they agreed to, the company what an exception or the plan leaves.
  'cost.loaded': (context) => {
    const cost = moneyOf(context, 'diagnosis', 'estimatedCost');
    if (!cost) return null;
    const own = Math.min(numberOf(context, 'agreed') ?? 0, cost.amount);
    const line = (payer: string, amount: number): DraftGroup => ({
      concept: textOf(context, 'service', 'definition') ?? '',
      units: '1',
      unitPrice: draftOf({ ...cost, amount }),
      payer,
    });
    const lines = [line('afiliado', own), line('company', cost.amount - own)];
    return { lines: own === 0 ? lines.slice(1) : own === cost.amount ? lines.slice(0, 1) : lines };
  },
};

const draftOf = (money: Money): DraftGroup => ({ amount: majorText(money), currency: money.currency });

function references(context: Context): DraftGroup {
  const found = ['marketReference', 'tariffReference'].map((name) => [name, moneyOf(context, 'quote', name)]);
  return Object.fromEntries(
    found.flatMap(([name, money]) => (money ? [[name, draftOf(money as Money)]] : [])),
  );
}

/** What a form begins with, from what the case knows. Undefined where it begins empty. */
export function proposedDraft(
  type: string,
  model: GroupField,
  { context }: Asistencia,
  entries: readonly Entry[],
): Draft | undefined {
  const proposed = proposals[type]?.(context, entries);
  return proposed ? { ...emptyGroup(model, textOf(context, 'currency') ?? ''), ...proposed } : undefined;
}

import type { Asistencia } from '../api/bodies.ts';
import { type Draft, type DraftGroup, emptyGroup } from '../form/draft.ts';
import type { GroupField } from '../form/field.ts';
import { majorText } from '../form/money-text.ts';
import { moneyOf, numberOf, textOf } from './facts-of-context.ts';

/**
 * What a form begins with, from what the case knows: the costs are one line, the diagnosed work,
 * which the company pays where the afiliado agreed to nothing. Undefined where it begins empty.
 */
export function proposedDraft(type: string, model: GroupField, { context }: Asistencia): Draft | undefined {
  const cost = type === 'cost.loaded' ? moneyOf(context, 'diagnosis', 'estimatedCost') : null;
  if (!cost) return undefined;
  const line: DraftGroup = {
    concept: textOf(context, 'service', 'definition') ?? '',
    units: '1',
    unitPrice: { amount: majorText(cost), currency: cost.currency },
    payer: numberOf(context, 'agreed') ? '' : 'company',
  };
  return { ...emptyGroup(model, cost.currency), lines: [line] };
}

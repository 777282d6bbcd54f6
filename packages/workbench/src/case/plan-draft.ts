import { type Counted, countsAfter } from '../cases/counts-after.ts';
import { type DraftGroup, suggestion } from '../form/draft.ts';
import { textOf } from './facts-of-context.ts';

/**
 * The plan of an asistencia as the next one of the same expediente finds it, if a person confirms
 * the counts (5.1.G and 5.1.H rest on them).
 */
export function planDraft(
  last: Counted & { readonly context: Readonly<Record<string, unknown>> },
  later: readonly Counted[],
): DraftGroup {
  const { context } = last;
  const { servicesUsed, servicesRequested } = countsAfter(last, later);
  return {
    contractedOn: textOf(context, 'plan', 'contractedOn') ?? '',
    servicesUsed: suggestion(String(servicesUsed)),
    servicesRequested: suggestion(String(servicesRequested)),
    originCity: textOf(context, 'plan', 'originCity') ?? '',
    timeZone: textOf(context, 'plan', 'timeZone') ?? '',
  };
}

import { type DraftGroup, suggestion } from '../form/draft.ts';
import { numberOf, textOf } from './facts-of-context.ts';

/**
 * The plan of an asistencia as the next one of the same expediente finds it: one service later, if
 * a person confirms it (5.1.G and 5.1.H rest on the counts).
 */
export function planDraft(context: Readonly<Record<string, unknown>>): DraftGroup {
  const more = (name: string) => suggestion(String((numberOf(context, 'plan', name) ?? 0) + 1));
  return {
    contractedOn: textOf(context, 'plan', 'contractedOn') ?? '',
    servicesUsed: more('servicesUsed'),
    servicesRequested: more('servicesRequested'),
    originCity: textOf(context, 'plan', 'originCity') ?? '',
    timeZone: textOf(context, 'plan', 'timeZone') ?? '',
  };
}

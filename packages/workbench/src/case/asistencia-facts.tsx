import type { Asistencia } from '../api/bodies.ts';
import { formatMoney } from '../form/money-text.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { dateTime, plainDate } from '../time/times.ts';
import { useZone } from '../time/zone.ts';
import { FactList, joinedWords } from './fact-list.tsx';
import { moneyOf, numberOf, textOf } from './facts-of-context.ts';

/** What is known of the service so far: the plan, the money, the provider. */
export function AsistenciaFacts({ of }: { readonly of: Asistencia }) {
  const { lang, t } = useTexts();
  const zone = useZone();
  const { context, revision } = of;
  const money = (...path: readonly string[]) => {
    const amount = moneyOf(context, ...path);
    return amount && formatMoney(amount, lang);
  };
  const moment = (...path: readonly string[]) => {
    const instant = textOf(context, ...path);
    return instant && dateTime(instant, lang, zone);
  };
  const costs = (payer: string) => {
    const amount = money('costs', payer);
    return amount && `${procedureWord('value', payer, lang)} ${amount}`;
  };
  const contractedOn = textOf(context, 'plan', 'contractedOn');
  const discount = numberOf(context, 'discount', 'percent');
  const earliest = moment('assignment', 'window', 'earliest');
  const provider = textOf(context, 'quote', 'provider', 'name');
  const uses = t.case.usesSummary(
    String(numberOf(context, 'plan', 'servicesUsed') ?? '–'),
    String(numberOf(context, 'plan', 'servicesRequested') ?? '–'),
  );
  return (
    <FactList
      of={[
        [
          t.case.plan,
          joinedWords(
            contractedOn && plainDate(contractedOn, lang),
            textOf(context, 'plan', 'originCity'),
            uses,
          ),
        ],
        [t.case.coveredAmount, money('coverage', 'coveredAmount')],
        [t.case.quote, provider && joinedWords(provider, money('quote', 'price'))],
        [t.case.discount, discount === null ? null : `${discount} %`],
        [t.case.agreed, numberOf(context, 'agreed') ? money('agreed') : null],
        [t.case.provider, textOf(context, 'assignment', 'provider', 'name')],
        [t.case.window, earliest && `${earliest} – ${moment('assignment', 'window', 'latest')}`],
        [t.case.arrivedAt, moment('arrivedAt')],
        [t.case.estimatedCost, money('diagnosis', 'estimatedCost')],
        [t.case.costs, joinedWords(costs('afiliado'), costs('company'))],
        [t.case.revision, String(revision)],
      ]}
    />
  );
}

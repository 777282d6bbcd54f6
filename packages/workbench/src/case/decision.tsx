import { useId } from 'react';
import type { Asistencia, Entry, Expediente } from '../api/bodies.ts';
import { formatMoney } from '../form/money-text.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { AnswerForm, isAnswer } from './answer-form.tsx';
import { FactList } from './fact-list.tsx';
import { textOf } from './facts-of-context.ts';
import { HolderHistory } from './holder-history.tsx';
import { requestOf } from './request-of.ts';
import './decision.css';

interface DecisionProps {
  readonly asistencia: Asistencia;
  readonly expediente: Expediente | undefined;
  readonly entries: readonly Entry[];
  readonly onAnswered: (label: string) => void;
}

/** Whether a case waits for an answer that this user may give, or may see why not. */
export const isToDecide = ({ allowed }: Asistencia): boolean => allowed.some(isAnswer);

/** The case without the steps that the decision has buttons for. */
export const withoutAnswers = (asistencia: Asistencia): Asistencia => ({
  ...asistencia,
  allowed: asistencia.allowed.filter((event) => !isAnswer(event)),
  blocked: asistencia.blocked.filter((event) => !isAnswer(event)),
});

/**
 * What a superior is asked, with all that the answer rests on, beside the answers: one click each,
 * with the reason that the machine demands.
 */
export function Decision({ asistencia, expediente, entries, onAnswered }: DecisionProps) {
  const { t } = useTexts();
  const titleId = useId();
  return (
    <section className="decision" aria-labelledby={titleId}>
      <h3 id={titleId}>{t.decision.title}</h3>
      <Request asistencia={asistencia} entries={entries} />
      {expediente ? <HolderHistory of={expediente} current={asistencia.id} /> : null}
      <AnswerForm key={asistencia.revision} asistencia={asistencia} onAnswered={onAnswered} />
    </section>
  );
}

/** What is asked, by whom and why. */
function Request({
  asistencia: { context, figures },
  entries,
}: Pick<DecisionProps, 'asistencia' | 'entries'>) {
  const { lang, t } = useTexts();
  const ground = textOf(context, 'review', 'ground');
  const request = ground === null ? null : requestOf(entries);
  const { currency, quoted, covered, share, excess } = figures;
  const money = (amount: number | null) =>
    amount === null || currency === null ? null : formatMoney({ amount, currency }, lang);
  const yes = (answer: boolean | undefined) =>
    answer === undefined ? null : procedureWord('value', String(answer), lang);
  return (
    <FactList
      of={[
        [t.decision.ground, ground && procedureWord('value', ground, lang)],
        [t.decision.requester, request?.by ?? null],
        [t.decision.note, request?.note ?? null],
        [procedureWord('field', 'heavyMachinery', lang), yes(request?.heavyMachinery)],
        [procedureWord('field', 'largeWorks', lang), yes(request?.largeWorks)],
        [t.case.quote, money(quoted)],
        [t.case.coveredAmount, money(covered)],
        [t.decision.share, ground === null ? null : money(share)],
        [t.case.estimatedCost, money(ground === null ? estimatedCostOf(context) : null)],
        [t.decision.excess, ground === null && excess ? money(excess) : null],
      ]}
    />
  );
}

const estimatedCostOf = (context: Asistencia['context']): number | null => {
  const cost = (context.diagnosis as { estimatedCost?: unknown } | null | undefined)?.estimatedCost;
  return typeof cost === 'number' ? cost : null;
};

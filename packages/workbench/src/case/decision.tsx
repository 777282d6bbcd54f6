import { percentDown, percentUp } from '@conexion/machines/values';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { AllowedEvent, Asistencia, Entry, Expediente } from '../api/bodies.ts';
import { formatMoney } from '../form/money-text.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { ClauseChip } from '../ui/clause-chip.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { FactList } from './fact-list.tsx';
import { textOf } from './facts-of-context.ts';
import { HolderHistory } from './holder-history.tsx';
import { requestOf } from './request-of.ts';
import { useAnswers } from './step-form.tsx';
import './decision.css';

interface DecisionProps {
  readonly asistencia: Asistencia;
  readonly expediente: Expediente | undefined;
  readonly entries: readonly Entry[];
  readonly onAnswered: (label: string) => void;
}

/** The steps by which a superior answers, and under which name each carries its percent. */
const answers = {
  'exception.approved': 'discountPercent',
  'excess.approved': 'percent',
  'exception.denied': null,
  'exception.escalated': null,
} as const;
type Answer = keyof typeof answers;
const answerTypes = Object.keys(answers) as Answer[];

const isAnswer = ({ type }: { readonly type: string }): boolean => (answerTypes as string[]).includes(type);

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

function AnswerForm({ asistencia, onAnswered }: Pick<DecisionProps, 'asistencia' | 'onAnswered'>) {
  const { t } = useTexts();
  const id = useId();
  const [percent, setPercent] = useState('');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<readonly string[]>([]);
  const sent = useRef('');
  const { answer, isSending, send } = useAnswers(asistencia.revision, () => onAnswered(sent.current));
  const own = asistencia.allowed.filter(isAnswer);
  const approval = own.find(({ type }) => answers[type as Answer] !== null);
  const number = /^\d{1,3}$/.test(percent) ? Number(percent) : null;
  const isPercent = number !== null && number >= 1 && number <= 100;

  const give = (event: AllowedEvent) => {
    const field = answers[event.type as Answer];
    const lacking = [field !== null && !isPercent ? 'percent' : '', reason.trim() === '' ? 'reason' : ''];
    setMissing(lacking.filter(Boolean));
    const first = lacking.find(Boolean);
    if (first) return document.getElementById(`${id}-${first}`)?.focus();
    sent.current = event.label;
    void send({ type: event.type, ...(field !== null && { [field]: number }), reason: reason.trim() });
  };
  const pressed = (event: FormEvent) => {
    event.preventDefault();
    if (approval) give(approval);
  };
  return (
    <form noValidate onSubmit={pressed}>
      {approval ? (
        <Input
          id={`${id}-percent`}
          label={t.decision.percent}
          error={missing.includes('percent') && !isPercent && t.decision.percentMissing}
        >
          {(ties) => (
            <div className="decision-percent">
              <input
                {...ties}
                inputMode="numeric"
                value={percent}
                onChange={(event) => setPercent(event.target.value.trim())}
              />
              {[25, 50, 75, 100].map((preset) => (
                <button
                  key={preset}
                  type="button"
                  className="button small"
                  aria-pressed={number === preset}
                  onClick={() => setPercent(String(preset))}
                >
                  {preset} %
                </button>
              ))}
            </div>
          )}
        </Input>
      ) : null}
      {approval ? (
        <Outcome asistencia={asistencia} type={approval.type} percent={isPercent ? number : null} />
      ) : null}
      <Input
        id={`${id}-reason`}
        label={t.case.reason}
        error={missing.includes('reason') && reason.trim() === '' && t.field.required}
      >
        {(ties) => (
          <textarea
            {...ties}
            rows={2}
            maxLength={2_000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Input>
      {answer.error ? <ProblemNotice error={answer.error} /> : null}
      <div className="form-actions">
        {own.map((event) => (
          <button
            key={event.type}
            type="button"
            className={event === approval ? 'button primary' : 'button'}
            disabled={isSending}
            onClick={() => give(event)}
          >
            {t.decision.answers[event.type as Answer]}
          </button>
        ))}
      </div>
      <WhyNot of={asistencia} />
    </form>
  );
}

/** The answers that this user may not give, and why. */
function WhyNot({ of: { blocked } }: { readonly of: Asistencia }) {
  const { t } = useTexts();
  return blocked.filter(isAnswer).map(({ type, refusals }) => (
    <p className="muted" key={type} data-blocked={type}>
      <strong>{t.decision.answers[type as Answer]}</strong>:{' '}
      {refusals.map(({ message, clause }) => (
        <span key={message}>
          {message} {clause ? <ClauseChip clause={clause} /> : null}
        </span>
      ))}
    </p>
  ));
}

interface OutcomeProps {
  readonly asistencia: Asistencia;
  readonly type: string;
  /** Null while none is chosen. */
  readonly percent: number | null;
}

/** What the afiliado would pay after the percentage, by the machine's own rounding. */
function Outcome({ asistencia: { figures }, type, percent }: OutcomeProps) {
  const { lang, t } = useTexts();
  const { currency, share, excess, agreed } = figures;
  if (currency === null) return null;
  const rest =
    type === 'excess.approved'
      ? (excess ?? 0) - percentUp(excess ?? 0, percent ?? 0)
      : percentDown(share ?? 0, 100 - (percent ?? 0));
  const money = (amount: number) => formatMoney({ amount, currency }, lang);
  const isExcess = type === 'excess.approved';
  return (
    <p className="decision-outcome" role="status">
      {percent === null
        ? t.decision.noPercent
        : isExcess
          ? t.decision.paysExcess(money(rest), money((agreed ?? 0) + rest))
          : t.decision.pays(money(rest))}
    </p>
  );
}

interface InputProps {
  readonly id: string;
  readonly label: string;
  readonly error: string | false;
  readonly children: (ties: {
    id: string;
    'aria-invalid': true | undefined;
    'aria-describedby': string | undefined;
  }) => ReactNode;
}

function Input({ id, label, error, children }: InputProps) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': error ? `${id}-error` : undefined,
      })}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

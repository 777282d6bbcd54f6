import { percentDown, percentUp } from '@conexion/machines/values';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { AllowedEvent, Asistencia } from '../api/bodies.ts';
import { formatMoney } from '../form/money-text.ts';
import { useTexts } from '../i18n/language.ts';
import { ClauseChip } from '../ui/clause-chip.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useAnswers } from './step-form.tsx';

/** The steps by which a superior answers, and under which name each carries its percent. */
const answers = {
  'exception.approved': 'discountPercent',
  'excess.approved': 'percent',
  'exception.denied': null,
  'exception.escalated': null,
} as const;
type Answer = keyof typeof answers;
const answerTypes = Object.keys(answers) as Answer[];

export const isAnswer = ({ type }: { readonly type: string }): boolean =>
  (answerTypes as string[]).includes(type);

interface AnswerFormProps {
  readonly asistencia: Asistencia;
  readonly onAnswered: (label: string) => void;
}

/** The answers that a superior may give, one click each, with what the machine demands for them. */
export function AnswerForm({ asistencia, onAnswered }: AnswerFormProps) {
  const { t } = useTexts();
  const id = useId();
  const [percent, setPercent] = useState('');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<readonly string[]>([]);
  const sent = useRef('');
  const { answer, isSending, send } = useAnswers(asistencia.revision, () => onAnswered(sent.current));
  const own = asistencia.allowed.filter(isAnswer);
  const approval = own.find(({ type }) => answers[type as Answer] !== null);
  const share = percentIn(percent);

  const give = (event: AllowedEvent) => {
    const field = answers[event.type as Answer];
    const lacking = [field !== null && share === null ? 'percent' : '', reason.trim() === '' ? 'reason' : ''];
    setMissing(lacking.filter(Boolean));
    const first = lacking.find(Boolean);
    if (first) return document.getElementById(`${id}-${first}`)?.focus();
    sent.current = event.label;
    void send({ type: event.type, ...(field !== null && { [field]: share }), reason: reason.trim() });
  };
  const tiesOf = (name: string) => ({ id: `${id}-${name}`, isMissed: missing.includes(name) });
  const pressed = (event: FormEvent) => {
    event.preventDefault();
    if (approval) give(approval);
  };
  return (
    <form noValidate onSubmit={pressed}>
      {approval ? (
        <>
          <PercentInput {...tiesOf('percent')} value={percent} onChange={setPercent} />
          <Outcome asistencia={asistencia} type={approval.type} percent={share} />
        </>
      ) : null}
      <ReasonInput {...tiesOf('reason')} value={reason} onChange={setReason} />
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

/** A whole number from 1 to 100; null for any other text. */
function percentIn(text: string): number | null {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= 100 ? number : null;
}

interface AnswerInputProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Whether an answer was tried that demands it. */
  readonly isMissed: boolean;
}

/** The percentage of an approval, typed or picked. */
function PercentInput({ id, value, onChange, isMissed }: AnswerInputProps) {
  const { t } = useTexts();
  const number = percentIn(value);
  return (
    <Input
      id={id}
      label={t.decision.percent}
      error={isMissed && number === null && t.decision.percentMissing}
    >
      {(ties) => (
        <div className="decision-percent">
          <input
            {...ties}
            inputMode="numeric"
            value={value}
            onChange={(event) => onChange(event.target.value.trim())}
          />
          {[25, 50, 75, 100].map((preset) => (
            <button
              key={preset}
              type="button"
              className="button small"
              aria-pressed={number === preset}
              onClick={() => onChange(String(preset))}
            >
              {preset} %
            </button>
          ))}
        </div>
      )}
    </Input>
  );
}

function ReasonInput({ id, value, onChange, isMissed }: AnswerInputProps) {
  const { t } = useTexts();
  return (
    <Input id={id} label={t.case.reason} error={isMissed && value.trim() === '' && t.field.required}>
      {(ties) => (
        <textarea
          {...ties}
          rows={2}
          maxLength={2_000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Input>
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

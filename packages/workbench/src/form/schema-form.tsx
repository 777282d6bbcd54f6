import {
  type FormEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useCompanyCurrency } from '../api/use-company-currency.ts';
import type { FormDraft } from '../drafts/use-draft.ts';
import { useTexts } from '../i18n/language.ts';
import { Doubts } from './doubts.tsx';
import { areAnswered, type Doubt, doubtsOf } from './doubts-of.ts';
import { type Draft, emptyGroup } from './draft.ts';
import { errorWords } from './error-words.ts';
import type { GroupField } from './field.ts';
import { GroupFields } from './field-input.tsx';
import { FormContext } from './form-context.ts';
import type { ReadProvider } from './known-providers.ts';
import { type FieldError, payloadOf } from './payload-of.ts';
import { RestoredDraft } from './restored-draft.tsx';
import './schema-form.css';

export interface SchemaFormProps {
  readonly model: GroupField;
  readonly zone: string;
  /** The currency of the case; null where no amount has fixed it, and the company's is proposed. */
  readonly currency: string | null;
  readonly providers?: readonly ReadProvider[];
  readonly initial?: Draft;
  /** Keeps what is typed until it is sent. */
  readonly kept?: FormDraft;
  /** What else changes with a change. */
  readonly derive?: (next: Draft, previous: Draft) => Draft;
  /** What stands above the fields, and may fill them. */
  readonly assist?: (form: Assisted) => ReactNode;
  /** What the service found wrong after sending, by path. */
  readonly serviceErrors?: ReadonlyMap<string, string>;
  /** Why a field that the schema leaves out may be needed, by its path. */
  readonly needed?: Readonly<Record<string, string>>;
  readonly onSubmit: (payload: Record<string, unknown>) => void;
  /** What stands below the fields: refusals, then the buttons, one of them of type submit. */
  readonly children: ReactNode | ((form: FormState) => ReactNode);
}

/** A form as what helps to fill it sees it. */
export interface Assisted {
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
}

export interface FormState {
  /** The payload as it stands; null, with the errors shown, where it is not complete. */
  read(): Record<string, unknown> | null;
}

const noErrors: ReadonlyMap<string, string> = new Map();

/** A form made from its model. What it hands over is already what the schema asks for. */
export function SchemaForm(props: SchemaFormProps) {
  const { model, zone, providers = [], serviceErrors = noErrors, needed = {}, onSubmit, children } = props;
  const { kept, derive, assist } = props;
  const id = useId();
  const usual = useCompanyCurrency();
  const currency = props.currency ?? usual ?? '';
  const [typed, setTyped] = useState<Draft | null>(kept?.kept?.draft ?? null);
  const untouched = useMemo(
    () => props.initial ?? emptyGroup(model, currency),
    [props.initial, model, currency],
  );
  const draft = typed ?? untouched;
  const [doubts, setDoubts] = useState<readonly Doubt[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const { errors, check, recheck, clear } = useChecked(form, model, zone, serviceErrors);
  const read = () => check(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const payload = read();
    if (!payload) return;
    const found = doubtsOf(model, draft, currency);
    setDoubts(found);
    if (areAnswered(found, doubts)) onSubmit(payload);
  };
  const change = (changed: Draft) => {
    const next = derive?.(changed, draft) ?? changed;
    setTyped(next);
    kept?.save(next);
    recheck(next);
  };
  return (
    <FormContext value={{ id, errors, zone, currency, providers, needed }}>
      <form ref={form} className="schema-form" noValidate onSubmit={submit}>
        {kept && typed !== null && kept.kept !== null ? (
          <RestoredDraft
            savedAt={kept.kept.savedAt}
            onStartOver={() => {
              kept.drop();
              setTyped(null);
              clear();
            }}
          />
        ) : null}
        {assist?.({ draft, change })}
        <GroupFields field={model} path="" draft={draft} onChange={change} />
        <Doubts of={doubts} />
        {typeof children === 'function' ? children({ read }) : children}
      </form>
    </FormContext>
  );
}

/** What is wrong in a form, by the path of the field, from the first attempt on. */
function useChecked(
  form: RefObject<HTMLFormElement | null>,
  model: GroupField,
  zone: string,
  serviceErrors: ReadonlyMap<string, string>,
) {
  const { t } = useTexts();
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [attempts, setAttempts] = useState(0);
  const errors = useMemo(
    () => (found.length > 0 ? errorWords(found, t) : serviceErrors),
    [found, serviceErrors, t],
  );
  // Only after an attempt: typing must never move the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the two say that there was an attempt
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid], [data-invalid] input')?.focus();
  }, [attempts, serviceErrors]);
  return {
    errors,
    clear: () => setFound([]),
    /** An attempt: the payload; null, with the errors shown, where it is not complete. */
    check(draft: Draft): Record<string, unknown> | null {
      const reading = payloadOf(model, draft, zone);
      setFound(reading.ok ? [] : reading.errors);
      if (!reading.ok) setAttempts(attempts + 1);
      return reading.ok ? reading.value : null;
    },
    /** A change corrects errors, and shows no new ones. */
    recheck(draft: Draft): void {
      if (found.length === 0) return;
      const again = payloadOf(model, draft, zone);
      const stillThere = again.ok ? [] : again.errors;
      setFound(found.filter(({ path }) => stillThere.some((error) => error.path === path)));
    },
  };
}

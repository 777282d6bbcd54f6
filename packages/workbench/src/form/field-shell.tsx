import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language.ts';
import { useForm } from './form-context.ts';

/** Links an input to its label, its hint and its error for screen readers. */
export interface InputTies {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

interface ShellProps {
  readonly path: string;
  readonly label: string;
  readonly required: boolean;
  readonly hint?: ReactNode;
  readonly children: (ties: InputTies) => ReactNode;
}

/** The label above an input, its hint and its error below. */
export function FieldShell({ path, label, required, hint, children }: ShellProps) {
  const { id } = useForm();
  const inputId = `${id}-${path}`;
  const error = useFieldError(path);
  const described = [error && `${inputId}-error`, hint && `${inputId}-hint`].filter(Boolean).join(' ');
  return (
    <div className="field" data-invalid={error ? '' : undefined}>
      <label className="field-label" htmlFor={inputId}>
        {label} <OptionalMark required={required} path={path} />
      </label>
      {children({
        id: inputId,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': required || undefined,
      })}
      {hint ? (
        <div className="field-hint" id={`${inputId}-hint`}>
          {hint}
        </div>
      ) : null}
      <FieldErrorText id={`${inputId}-error`} error={error} />
    </div>
  );
}

interface FieldSetProps {
  readonly path: string;
  readonly label: string;
  readonly required: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Several inputs under one legend. */
export function FieldSet({ path, label, required, className = '', children }: FieldSetProps) {
  const { id } = useForm();
  const error = useFieldError(path);
  const errorId = `${id}-${path}-error`;
  return (
    <fieldset
      className={`field-set ${className}`}
      data-invalid={error ? '' : undefined}
      aria-describedby={error ? errorId : undefined}
    >
      <legend className="field-label">
        {label} <OptionalMark required={required} path={path} />
      </legend>
      {children}
      <FieldErrorText id={errorId} error={error} />
    </fieldset>
  );
}

export const useFieldError = (path: string): string | undefined => useForm().errors.get(path);

function OptionalMark({ required, path }: Pick<ShellProps, 'required' | 'path'>) {
  const { t } = useTexts();
  const needed = useForm().needed[path];
  if (needed) return <span className="field-needed">({needed})</span>;
  return required ? null : <span className="field-optional">({t.optional})</span>;
}

function FieldErrorText({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  return error ? (
    <p className="field-error" id={id}>
      {error}
    </p>
  ) : null;
}

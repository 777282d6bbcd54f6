import { type FormEvent, useId, useState } from 'react';
import { useDefinition } from '../api/use-definition.ts';
import { useTexts } from '../i18n/language.ts';
import { periodOf } from '../measures/period-of.ts';
import { filtersOf } from '../route/measured.ts';
import { useRoute } from '../route/use-route.ts';
import { wholeNumber } from '../time/durations.ts';
import { useZone } from '../time/zone.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useWhatIf } from './use-what-if.ts';
import { WhatIfFindings } from './what-if-findings.tsx';
import { useWhatIfTexts } from './what-if-texts.ts';
import './what-if.css';

/** Asks what another policy would have meant for the cases of a period. */
export function WhatIfSection({ total }: { readonly total: number }) {
  const { lang } = useTexts();
  const words = useWhatIfTexts();
  const heading = useId();
  const served = useDefinition();
  const { measured } = useRoute();
  const zone = useZone();
  const { progress, run, cancel } = useWhatIf(lang);
  const filters = { ...filtersOf({ ...measured, from: null, to: null }), ...periodOf(measured, zone) };
  // What a result is about: under other filters it is not shown.
  const [asked, setAsked] = useState<string | null>(null);
  const isAsked = asked === JSON.stringify(filters);
  const [fault, setFault] = useState<'badFile' | 'nothingChanged' | null>(null);
  const isRunning = progress.is === 'running';

  // A result stands under the values that it was calculated with, and no others.
  const forget = () => {
    cancel();
    setFault(null);
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!served) return;
    const policy = await policyIn(new FormData(event.currentTarget)).catch(() => null);
    const found = policy === null ? 'badFile' : Object.keys(policy).length === 0 ? 'nothingChanged' : null;
    cancel();
    setFault(found);
    setAsked(JSON.stringify(filters));
    if (found === null) await run({ policy, served, filters });
  };
  return (
    <section className="what-if" aria-labelledby={heading}>
      <h3 id={heading}>{words.title}</h3>
      <p className="muted">{words.hint}</p>
      <form className="measures-filters" onSubmit={submit} onChange={forget}>
        <PolicyFields />
        <button type="submit" className="button primary" disabled={isRunning || !served}>
          {words.run}
        </button>
        {isRunning ? (
          <button type="button" className="button" onClick={cancel}>
            {words.cancel}
          </button>
        ) : null}
      </form>
      <p role="status">
        {isRunning ? words.progress(wholeNumber(progress.asistencias, lang), wholeNumber(total, lang)) : ''}
      </p>
      {fault ? (
        <p className="notice notice-bad" role="alert">
          {words[fault]}
        </p>
      ) : null}
      {progress.is === 'failed' ? <ProblemNotice error={progress.error} /> : null}
      {progress.is === 'done' && isAsked ? <WhatIfFindings result={progress.result} /> : null}
    </section>
  );
}

/** What can be different in the policy. */
function PolicyFields() {
  const words = useWhatIfTexts();
  return (
    <>
      <label>
        <span>{words.months}</span>
        <input name="months" type="number" min={0} max={1200} />
      </label>
      <label>
        <span>{words.grounds}</span>
        <select name="groundsRequired">
          <option value="">{words.asItWas}</option>
          <option value="any">{words.any}</option>
          <option value="all">{words.all}</option>
        </select>
      </label>
      <label>
        <span>{words.tolerance}</span>
        <input name="toleranceMinutes" type="number" min={0} max={525600} />
      </label>
      <label>
        <span>{words.file}</span>
        <input name="file" type="file" accept="application/json,.json" />
      </label>
    </>
  );
}

/**
 * The fields that are filled in; those of a file otherwise. Rejects for a file that is not JSON.
 */
async function policyIn(form: FormData): Promise<object> {
  const file = form.get('file');
  const given: unknown = file instanceof File && file.size > 0 ? JSON.parse(await file.text()) : {};
  if (typeof given !== 'object' || given === null) throw new TypeError('not an object');
  const number = (name: string) => {
    const text = form.get(name);
    return text ? { [name]: Number(text) } : {};
  };
  const required = form.get('groundsRequired');
  return {
    ...given,
    ...number('months'),
    ...number('toleranceMinutes'),
    ...(required ? { groundsRequired: required } : {}),
  };
}

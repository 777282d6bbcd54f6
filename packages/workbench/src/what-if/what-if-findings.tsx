import { type ClauseId, textIn } from '@conexion/machines';
import type { ReactNode } from 'react';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { wholeNumber } from '../time/durations.ts';
import { ClauseChips } from '../ui/clause-chip.tsx';
import { download } from '../ui/download.ts';
import type { WhatIfResult } from './ask-what-if.ts';
import type { WhatIfFault } from './what-if-request.ts';
import { useWhatIfTexts } from './what-if-texts.ts';

/** What a change would have meant, by clause, by step and by pendiente. */
export function WhatIfFindings({ result }: { readonly result: WhatIfResult | WhatIfFault }) {
  const { lang } = useTexts();
  const words = useWhatIfTexts();
  if ('fault' in result) return <Fault of={result} />;
  const { asistencias, refused, possible, moved, unreplayable } = result.counts;
  const isSame = [refused, possible, moved].every((counts) => Object.keys(counts).length === 0);
  const stepWord = (step: string) => {
    const [event = '', ground] = step.split(' ');
    const name = procedureWord('event', event, lang);
    return ground ? `${name}: ${procedureWord('value', ground, lang)}` : name;
  };
  const clauseWord = (clause: string) =>
    clause === '-' ? '—' : <ClauseChips of={[clause as ClauseId]} isLinked />;
  const pendienteWord = (kind: string) => procedureWord('pendiente', kind, lang);
  return (
    <div className="what-if-findings">
      <p>
        {words.replayed(wholeNumber(asistencias, lang))} {isSame ? words.same : null}{' '}
        {unreplayable > 0 ? words.unreplayable(wholeNumber(unreplayable, lang)) : null}
      </p>
      <Counts
        {...{ title: words.refused, hint: words.refusedHint, head: words.clause }}
        counts={refused}
        word={clauseWord}
      />
      <Counts
        {...{ title: words.possible, hint: words.possibleHint, head: words.step }}
        counts={possible}
        word={stepWord}
      />
      <Counts {...{ title: words.moved, head: words.pendiente }} counts={moved} word={pendienteWord} />
      {isSame && unreplayable === 0 ? null : (
        <button
          type="button"
          className="button small"
          onClick={() => download('conexion-what-if.csv', result.csv)}
        >
          {words.csv}
        </button>
      )}
    </div>
  );
}

function Fault({ of }: { readonly of: WhatIfFault }) {
  const { lang, t } = useTexts();
  const words = useWhatIfTexts();
  return (
    <div className="notice notice-bad" role="alert">
      <p>{of.fault === 'other-machine' ? words.otherMachine : t.problem.invalid}</p>
      {of.fault === 'invalid-policy' ? (
        <ul>
          {of.issues.map(({ path, message }) => (
            <li key={path}>
              <code>{path}</code> {textIn(message, lang)}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

interface CountsProps {
  readonly title: string;
  readonly hint?: string;
  readonly head: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly word: (name: string) => ReactNode;
}

function Counts({ title, hint, head, counts, word }: CountsProps) {
  const { lang } = useTexts();
  const words = useWhatIfTexts();
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return null;
  return (
    <div>
      <h4>{title}</h4>
      {hint ? <p className="muted">{hint}</p> : null}
      <table className="numbers">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className="number">
              {words.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, count]) => (
            <tr key={name}>
              <th scope="row">{word(name)}</th>
              <td className="number">{wholeNumber(count, lang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

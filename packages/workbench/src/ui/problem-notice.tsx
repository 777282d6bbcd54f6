import { useEffect, useRef } from 'react';
import type { Refusal, RequestError } from '../api/problem.ts';
import type { Texts } from '../i18n/es.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { ClauseWords } from './clause-chip.tsx';

/**
 * Why an action failed, in words, and by which clause. It takes the focus, so that no user misses
 * it.
 */
export function ProblemNotice({ error }: { readonly error: RequestError }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another error is another thing to see
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [error]);
  const { lang, t } = useTexts();
  const { refusals, errors } = error.problem;
  return (
    <div ref={box} className="notice notice-bad" role="alert">
      {refusals?.length ? (
        <Refusals refusals={refusals} />
      ) : (
        <p>{problemWords(error, t, (role) => procedureWord('role', role, lang))}</p>
      )}
      {errors?.length ? (
        <ul>
          {errors.map(({ path, message }) => (
            <li key={path}>
              {path ? <code>{path}</code> : null} {message}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** What the machine refuses, each reason with its clause in words. */
export function Refusals({ refusals }: { readonly refusals: readonly Refusal[] }) {
  const { t } = useTexts();
  return (
    <>
      <p className="notice-title">
        {t.problem.refused} <span className="notice-aside">{t.problem.refusedHint}</span>
      </p>
      {refusals.map((refusal) => (
        <div
          className="refusal"
          key={`${refusal.code} ${refusal.guard} ${refusal.clause}`}
          data-clause={refusal.clause}
        >
          <p>{refusal.message}</p>
          {refusal.clause ? <ClauseWords of={[refusal.clause]} /> : null}
        </div>
      ))}
    </>
  );
}

function problemWords(error: RequestError, t: Texts, roleWord: (role: string) => string): string {
  const { status, problem } = error;
  if (problem.code === 'network') return t.problem.network;
  if (status === 401) return t.problem.unauthenticated;
  if (status === 403)
    return problem.roles ? t.problem.role(problem.roles.map(roleWord).join(', ')) : t.problem.roleUnknown;
  if (status === 404) return t.problem.notFound;
  if (status === 412) return t.problem.stale;
  if (status === 429) return t.problem.busy;
  if (status === 503) return t.problem.unavailable;
  if (problem.errors?.length) return t.problem.invalid;
  return problem.detail ?? problem.title ?? t.problem.unexpected;
}

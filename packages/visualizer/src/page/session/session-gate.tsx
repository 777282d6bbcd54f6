import { type ReactNode, useEffect, useState } from 'react';
import { signInAsDemo } from '../api/demo-token.ts';
import { RequestError } from '../api/problem.ts';
import { useTexts } from '../i18n/language.ts';
import { demoUsers } from './demo-users.ts';
import { TokenForm } from './token-form.tsx';
import { SessionContext, useCurrentSession } from './use-session.ts';

interface SessionGateProps {
  /** Not by a place that asks the service for nothing. */
  readonly isNeeded: boolean;
  readonly children: ReactNode;
}

/** Lets in who has a session. In demonstration mode the first visit begins as the first coordinator, so that the page is never empty. */
export function SessionGate({ isNeeded, children }: SessionGateProps) {
  const session = useCurrentSession();
  const failure = useFirstSignIn(session === null);
  if (session || !isNeeded) return <SessionContext value={session}>{children}</SessionContext>;
  return <Waiting failure={failure} />;
}

function useFirstSignIn(needed: boolean): RequestError | null {
  const { lang } = useTexts();
  const [failure, setFailure] = useState<RequestError | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const [first] = demoUsers;
    if (!needed || !first) return;
    let retry: ReturnType<typeof setTimeout> | undefined;
    signInAsDemo(first, lang).catch((error: unknown) => {
      setFailure(error instanceof RequestError ? error : null);
      if (error instanceof RequestError && error.isPassing)
        retry = setTimeout(() => setTries(tries + 1), 2_000);
    });
    return () => clearTimeout(retry);
  }, [needed, tries, lang]);
  return failure;
}

function Waiting({ failure }: { readonly failure: RequestError | null }) {
  const { t } = useTexts();
  const isRefused = failure !== null && !failure.isPassing;
  return (
    <main className="gate">
      <h1>{t.appName}</h1>
      <p className="gate-purpose">{t.appPurpose}</p>
      {isRefused ? (
        <TokenForm explanation={t.session.notDemo} />
      ) : (
        <p role="status">{failure ? t.connection.offline : t.loading}</p>
      )}
    </main>
  );
}

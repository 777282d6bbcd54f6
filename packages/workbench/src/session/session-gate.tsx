import { type ReactNode, useEffect, useState } from 'react';
import { signInAsDemo } from '../api/demo-token.ts';
import { RequestError } from '../api/problem.ts';
import { readSignIn, type SignInKind } from '../api/sign-in.ts';
import { useStore } from '../external-store.ts';
import { useTexts } from '../i18n/language.ts';
import { demoUsers } from './demo-users.ts';
import { Gate } from './gate.tsx';
import { sessionStore } from './session.ts';
import { SessionContext } from './use-session.ts';

interface SessionGateProps {
  /** False for a place that requests nothing from the service. */
  readonly isNeeded: boolean;
  readonly children: ReactNode;
}

/**
 * Shows the page to users with a session. In demonstration mode the first visit starts as the first
 * coordinator, so that the page is never empty. When a session ends, the page waits behind the gate
 * and keeps what the user typed.
 */
export function SessionGate({ isNeeded, children }: SessionGateProps) {
  const { session, lost, visit } = useStore(sessionStore);
  const wayIn = useWayIn(session === null);
  const shown = session ?? lost;
  return (
    <>
      {shown || !isNeeded ? (
        <SessionContext key={visit} value={shown}>
          {children}
        </SessionContext>
      ) : null}
      {isNeeded && session === null ? <Gate isOverPage={lost !== null} {...wayIn} /> : null}
    </>
  );
}

const retryMilliseconds = 2_000;

/** The ways to sign in, once the service has listed them. The demonstration needs none. */
function useWayIn(isNeeded: boolean): { kinds: readonly SignInKind[]; isAway: boolean } {
  const { lang } = useTexts();
  const [kinds, setKinds] = useState<readonly SignInKind[]>([]);
  const [failures, setFailures] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a failure is what another try follows
  useEffect(() => {
    if (!isNeeded) return;
    let isOver = false;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const offered = await readSignIn(lang);
      if (isOver) return;
      setKinds(offered.kinds);
      setFailures(0);
      const [first] = demoUsers;
      if (offered.kinds.includes('demo') && first) await signInAsDemo(first, lang);
    };
    ask().catch((error: unknown) => {
      if (isOver || !(error instanceof RequestError)) return;
      retry = setTimeout(() => setFailures((count) => count + 1), retryMilliseconds);
    });
    return () => {
      isOver = true;
      clearTimeout(retry);
    };
  }, [isNeeded, failures, lang]);
  return { kinds, isAway: failures > 0 };
}

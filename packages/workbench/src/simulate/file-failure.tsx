import type { CaseFileError } from './read-case.ts';
import { useWords } from './words.ts';

/** Why a file is not a saved case. */
export function FileFailure({ failure }: { readonly failure: CaseFileError }) {
  const words = useWords();
  return (
    <div className="notice notice-bad" role="alert">
      <p>{words.notACase}</p>
      <pre className="sim-failure">{failure.message}</pre>
    </div>
  );
}

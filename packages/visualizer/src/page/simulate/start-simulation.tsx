import { useRef, useState } from 'react';
import { type NewCase, NewCaseForm } from '../cases/new-case-form.tsx';
import { useTexts } from '../i18n/language.ts';
import { Dialog } from '../ui/dialog.tsx';
import type { CaseFileError } from './read-case.ts';
import { instantOf, scriptSchema } from './script.ts';
import { setSimulation } from './simulation-store.ts';
import { useWords } from './words.ts';

interface StartSimulationProps {
  readonly failure: CaseFileError | null;
  readonly isLinkBroken: boolean;
  readonly onFile: (file: Blob | undefined) => void;
}

/** The ways into a simulation: a case by hand, or one that was saved. */
export function StartSimulation({ failure, isLinkBroken, onFile }: StartSimulationProps) {
  const { t } = useTexts();
  const words = useWords();
  const file = useRef<HTMLInputElement>(null);
  const [isStarting, setStarting] = useState(false);
  return (
    <div className="sim-start">
      <h2>{words.title}</h2>
      <p>{words.intro}</p>
      {isLinkBroken ? (
        <p className="notice notice-bad" role="alert">
          {words.badLink}
        </p>
      ) : null}
      <div className="sim-buttons">
        <button type="button" className="button primary" onClick={() => setStarting(true)}>
          {words.start}
        </button>
        <button type="button" className="button" onClick={() => file.current?.click()}>
          {words.load}
        </button>
        <input
          ref={file}
          hidden
          type="file"
          accept="application/json,.json"
          onChange={(event) => onFile(event.target.files?.[0])}
        />
      </div>
      <p className="muted">{words.loadHint}</p>
      {failure ? (
        <div className="notice notice-bad" role="alert">
          <p>{words.notACase}</p>
          <pre className="sim-failure">{failure.message}</pre>
        </div>
      ) : null}
      {isStarting ? (
        <Dialog title={t.newCase.title} onClose={() => setStarting(false)}>
          <NewCaseForm onOpen={start} onCancel={() => setStarting(false)} />
        </Dialog>
      ) : null}
    </div>
  );
}

/** Under the standard policy, and as of now. */
function start({ expediente, asistencia }: NewCase): void {
  const opening = { kind: 'opening', at: instantOf(Date.now()), ...asistencia };
  const script = scriptSchema.parse({ policy: {}, expediente, items: [opening] });
  setSimulation({ script, played: 1 });
}

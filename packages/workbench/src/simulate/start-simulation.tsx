import { type Policy, PolicyError, parsePolicy, textIn } from '@conexion/machines';
import { useMemo, useRef, useState } from 'react';
import { type NewCase, NewCaseForm } from '../cases/new-case-form.tsx';
import { serviceErrorWords } from '../form/error-words.ts';
import { useTexts } from '../i18n/language.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FileFailure } from './file-failure.tsx';
import type { CaseFileError } from './read-case.ts';
import { instantOf, nameOf, parseScript, type ScriptError } from './script.ts';
import { simulationStore } from './simulation-store.ts';
import { useWords } from './words.ts';

interface StartSimulationProps {
  readonly failure: CaseFileError | null;
  readonly isLinkBroken: boolean;
  readonly onFile: (file: Blob | undefined) => void;
}

/** The ways into a simulation: a case by hand, or one that was saved. */
export function StartSimulation({ failure, isLinkBroken, onFile }: StartSimulationProps) {
  const { lang, t } = useTexts();
  const words = useWords();
  const file = useRef<HTMLInputElement>(null);
  const [isStarting, setStarting] = useState(false);
  const [policy, setPolicy] = useState('');
  const [flaw, setFlaw] = useState<string | null>(null);
  const [errors, setErrors] = useState<readonly ScriptError[]>([]);
  const serviceErrors = useMemo(() => serviceErrorWords(errors), [errors]);
  const start = (opened: NewCase) => {
    const inForce = parsed(policy, lang);
    if (typeof inForce === 'string') return setFlaw(inForce);
    setFlaw(null);
    const script = parseScript(begun(opened, inForce), lang);
    if (script.ok) simulationStore.set({ script: script.value, played: 1 });
    else setErrors(script.errors);
  };
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
      {failure ? <FileFailure failure={failure} /> : null}
      {isStarting ? (
        <Dialog title={t.newCase.title} onClose={() => setStarting(false)}>
          <NewCaseForm serviceErrors={serviceErrors} onOpen={start} onCancel={() => setStarting(false)}>
            <PolicyInput policy={policy} flaw={flaw} onChange={setPolicy} />
          </NewCaseForm>
        </Dialog>
      ) : null}
    </div>
  );
}

interface PolicyInputProps {
  readonly policy: string;
  /** What is wrong with it. */
  readonly flaw: string | null;
  readonly onChange: (policy: string) => void;
}

function PolicyInput({ policy, flaw, onChange }: PolicyInputProps) {
  const words = useWords();
  return (
    <>
      <details className="sim-policy">
        <summary>{words.policy}</summary>
        <p className="muted">{words.policyHint}</p>
        <textarea
          aria-label={words.policy}
          rows={4}
          spellCheck={false}
          value={policy}
          onChange={(event) => onChange(event.target.value)}
        />
      </details>
      {flaw ? (
        <p className="notice notice-bad" role="alert">
          {words.badPolicy} {flaw}
        </p>
      ) : null}
    </>
  );
}

/** A script that begins with a case that is opened now. */
function begun({ expediente, asistencia }: NewCase, policy: Policy) {
  const opening = { kind: 'opening', at: instantOf(Date.now()), name: nameOf(1), ...asistencia };
  return { policy, expediente, items: [opening] };
}

/** The policy that a text describes, or what is wrong with it. */
function parsed(text: string, lang: string): Policy | string {
  try {
    return parsePolicy(JSON.parse(text.trim() || '{}'));
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    if (error instanceof PolicyError)
      return error.issues.map(({ path, message }) => `${path}: ${textIn(message, lang)}`).join(' ');
    throw error;
  }
}

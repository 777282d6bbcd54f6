import { useMemo, useState } from 'react';
import { planDraft } from '../case/plan-draft.ts';
import { deriveAsistencia } from '../cases/derive-case.ts';
import { newAsistenciaModel } from '../cases/new-case-models.ts';
import { useKnownValues } from '../cases/use-known-values.ts';
import { emptyGroup, withPart } from '../form/draft.ts';
import { serviceErrorWords } from '../form/error-words.ts';
import { FormActions } from '../form/form-actions.tsx';
import { SchemaForm } from '../form/schema-form.tsx';
import { useNaming } from '../form/use-naming.ts';
import { useTexts } from '../i18n/language.ts';
import { useZone } from '../time/zone.ts';
import { Dialog } from '../ui/dialog.tsx';
import type { PlayedAsistencia, PlayedScript } from './play-script.ts';
import { nameOf, parseScript, type ScriptError } from './script.ts';
import type { Linked } from './script-link.ts';
import { simulationStore } from './simulation-store.ts';
import { useWords } from './words.ts';

interface AddAsistenciaProps {
  readonly simulation: Linked;
  readonly result: PlayedScript;
}

/**
 * One more service in the same expediente, once the one at hand is closed: under its warranty or
 * not (5.2.B).
 */
export function AddAsistencia({ simulation: { script, played }, result }: AddAsistenciaProps) {
  const { lang, t } = useTexts();
  const words = useWords();
  const zone = useZone();
  const naming = useNaming();
  const known = useKnownValues();
  const [isAdding, setAdding] = useState(false);
  const [errors, setErrors] = useState<readonly ScriptError[]>([]);
  const serviceErrors = useMemo(() => serviceErrorWords(errors), [errors]);
  const { asistencias, clock } = result;
  const current = asistencias.at(-1);
  const concluded = useMemo(() => concludedIn(asistencias), [asistencias]);
  const model = useMemo(() => newAsistenciaModel(t, naming, known, concluded), [concluded, t, naming, known]);
  if (!current || current.snapshot.status === 'active') return null;
  const open = (payload: Record<string, unknown>) => {
    const opening = { kind: 'opening', at: clock, name: nameOf(asistencias.length + 1), ...payload };
    const items = [...script.items.slice(0, played), opening];
    const next = parseScript({ ...script, items }, lang);
    if (!next.ok) return setErrors(next.errors);
    simulationStore.set({ script: next.value, played: played + 1 });
    setAdding(false);
  };
  return (
    <>
      <button type="button" className="button small" onClick={() => setAdding(true)}>
        + {words.addAsistencia}
      </button>
      {isAdding ? (
        <Dialog title={t.newCase.addTitle} onClose={() => setAdding(false)}>
          <SchemaForm
            model={model}
            zone={zone}
            currency={null}
            initial={withPart(emptyGroup(model, ''), 'plan', planOf(current.snapshot))}
            derive={(next, previous) => deriveAsistencia(next, previous, known, concluded)}
            serviceErrors={serviceErrors}
            onSubmit={open}
          >
            <FormActions submit={t.newCase.openAsistencia} onCancel={() => setAdding(false)} />
          </SchemaForm>
        </Dialog>
      ) : null}
    </>
  );
}

/** The services of which there may be a warranty. */
const concludedIn = (asistencias: readonly PlayedAsistencia[]) =>
  asistencias.flatMap(({ opening: { name, service }, snapshot: { value, context } }) =>
    name !== undefined && value === 'asistenciaConcluida' && context.category !== 'garantia'
      ? [{ ...service, id: name, name: `${service.definition} (${name})` }]
      : [],
  );

/** A closure that a case ends in is the name of its state. */
const planOf = ({ context, value }: { readonly context: object; readonly value: unknown }) =>
  planDraft({ context: { ...context }, closureStatus: value }, []);

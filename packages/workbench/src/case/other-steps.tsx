import { type AnyDefinition, textIn } from '@conexion/machines';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Asistencia, Entry } from '../api/bodies.ts';
import { useDefinition, useIsOwn } from '../api/use-definition.ts';
import type { JsonSchema } from '../form/json-schema.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { ClauseChips } from '../ui/clause-chip.tsx';
import { eventFormsQuery } from './event-forms.ts';
import { StepForm } from './step-form.tsx';

interface OtherStepsProps {
  readonly asistencia: Asistencia;
  readonly entries: readonly Entry[];
  readonly onDone: (label: string, revision: number) => void;
}

/**
 * The events that do not apply to this state or this role. The user can try them all the same, and
 * read what forbids them.
 */
export function OtherSteps({ asistencia, entries, onDone }: OtherStepsProps) {
  const { lang, t } = useTexts();
  const [isShown, setShown] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const definition = useDefinition({ enabled: isShown });
  const schema = useSchema(open);
  const others = definition ? othersOf(definition, asistencia) : [];
  return (
    <details className="other-steps" onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{t.steps.other}</summary>
      <p className="muted">{t.steps.otherHint}</p>
      <ul className="step-list">
        {others.map(({ type, label, clauses, sources, roles }) => (
          <li key={type} data-event={type}>
            <button
              type="button"
              className="step step-other"
              aria-expanded={open === type}
              onClick={() => setOpen(open === type ? null : type)}
            >
              <span className="step-label">{textIn(label, lang)}</span>
              <ClauseChips of={clauses} />
            </button>
            {open === type && schema ? (
              <>
                <p className="step-where">
                  {t.steps.otherWhere}: {sources.map((path) => procedureWord('state', path, lang)).join(', ')}
                  . {t.steps.otherWho}: {roles.map((role) => procedureWord('role', role, lang)).join(', ')}.
                </p>
                <StepForm
                  asistencia={asistencia}
                  entries={entries}
                  event={{ type, schema }}
                  onDone={(revision) => onDone(textIn(label, lang), revision)}
                  onCancel={() => setOpen(null)}
                />
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

/**
 * The schema of an event that the service did not send with the case: from the service's document,
 * or in a simulation from the machine itself. Each is loaded when needed.
 */
function useSchema(type: string | null): JsonSchema | undefined {
  const { lang } = useTexts();
  const isOwn = useIsOwn();
  const served = useQuery({ ...eventFormsQuery, enabled: type !== null && !isOwn }).data;
  const own = useQuery({
    queryKey: ['schema', type, lang],
    queryFn: async () => {
      const { schemaOf } = await import('./machine-schemas.ts');
      return type ? schemaOf(type, lang) : {};
    },
    enabled: type !== null && isOwn,
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  return isOwn ? own : served?.get(type ?? '');
}

const unique = <T,>(values: readonly T[]): readonly T[] => [...new Set(values)];

function othersOf({ transitions, events }: AnyDefinition, { allowed }: Asistencia) {
  return events
    .filter(({ type }) => !allowed.some((event) => event.type === type))
    .map(({ type, label }) => {
      const own = transitions.filter(({ event }) => event === type);
      return {
        type,
        label,
        clauses: unique(own.flatMap(({ clauses }) => clauses)),
        sources: unique(own.map(({ source }) => source)),
        roles: unique(own.flatMap(({ roles }) => roles)),
      };
    });
}

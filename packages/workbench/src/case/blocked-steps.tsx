import type { BlockedEvent } from '../api/bodies.ts';
import { useTexts } from '../i18n/language.ts';
import { ClauseChip } from '../ui/clause-chip.tsx';

/** The steps of the state that cannot happen yet, each with what stands against it. */
export function BlockedSteps({ of }: { readonly of: readonly BlockedEvent[] }) {
  const { t } = useTexts();
  if (of.length === 0) return null;
  return (
    <section className="blocked-steps" aria-label={t.steps.blocked}>
      <h3>{t.steps.blocked}</h3>
      <ul>
        {of.map(({ type, label, refusals }) => (
          <li key={type} data-blocked={type}>
            <strong>{label}</strong>
            {refusals.map(({ clause, message }) => (
              <p key={message}>
                {message} {clause ? <ClauseChip clause={clause} /> : null}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

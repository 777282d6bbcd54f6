import type { ReactNode } from 'react';
import type { Pendiente } from '../api/bodies.ts';
import { useTexts } from '../i18n/language.ts';
import { type Section, sections } from '../route/route.ts';
import { go, useRoute } from '../route/use-route.ts';
import { useClock } from '../time/clock.ts';
import { TabbedPanel } from '../ui/tabbed-panel.tsx';

interface CaseSectionsProps {
  readonly pendientes: readonly Pendiente[];
  readonly of: Readonly<Record<Section, () => ReactNode>>;
}

/**
 * The sections of a case behind their tabs; that of the pendientes says how many are open, and
 * whether one is late.
 */
export function CaseSections({ pendientes, of }: CaseSectionsProps) {
  const { t } = useTexts();
  const { section } = useRoute();
  const now = useClock()();
  const open = pendientes.filter(({ status }) => status === 'pendiente');
  const isLate = open.some(({ dueAt }) => Date.parse(dueAt) < now);
  const labelOf = (id: Section) => (
    <>
      {t.case.sections[id]}
      {id === 'pendientes' && open.length > 0 ? (
        <span className="count" data-late={isLate ? '' : undefined}>
          {open.length}
        </span>
      ) : null}
    </>
  );
  return (
    <TabbedPanel
      label={t.case.sectionSwitch}
      of={sections.map((id) => ({ id, label: labelOf(id) }))}
      selected={section}
      panel="case-section"
      onSelect={(id) => go({ section: id }, { replace: true })}
    >
      {of[section]()}
    </TabbedPanel>
  );
}

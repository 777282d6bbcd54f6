import type { Role } from '@conexion/machines';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { AllowedEvent, Asistencia, Entry } from '../api/bodies.ts';
import { useDefinition } from '../api/use-definition.ts';
import { layoutQuery } from '../diagram/load-layout.ts';
import { useTexts } from '../i18n/language.ts';
import { BlockedSteps } from './blocked-steps.tsx';
import { inOrder } from './in-order.ts';
import { OtherSteps } from './other-steps.tsx';
import { isQuick, onlyMomentOf } from './quick-step.ts';
import { settlingEvent } from './settling-event.ts';
import { StepRow } from './step-row.tsx';

interface StepsProps {
  readonly asistencia: Asistencia;
  readonly entries: readonly Entry[];
  /** Of the user who would record them. */
  readonly role: Role;
  /** The kind of the pendiente that led here: the step that settles it opens. */
  readonly settle?: string | null;
}

/**
 * What may happen next, the likely step first; the picked one opens its form in place. Below, those
 * of the state that cannot happen yet, with their reasons, and the steps that do not belong here.
 */
export function Steps({ asistencia, entries, role, settle = null }: StepsProps) {
  const { t } = useTexts();
  const [open, setOpen] = useState<AllowedEvent | null>(null);
  const [recorded, setRecorded] = useState<string | null>(null);
  const section = useRef<HTMLDivElement>(null);
  const { allowed, blocked } = useOrdered(asistencia);
  const show = (event: AllowedEvent | null) => {
    setOpen(event);
    if (event) requestAnimationFrame(() => focusStep(section.current, event.type));
  };
  useSettlement(asistencia, allowed, settle, (event) => show(event));
  // A step may stop applying while its form is open: the form, and the text in it, stay until the
  // user dismisses it.
  const gone = open !== null && !allowed.some(({ type }) => type === open.type) ? open : null;
  const shown = gone ? [...allowed, gone] : allowed;
  const isClosed = asistencia.closureStatus !== null && asistencia.closureStatus === asistencia.state;

  const goOn = useGoingOn(asistencia, allowed, (next) => {
    // The control that had the focus was removed: continue with what is likely to come next.
    section.current?.parentElement?.scrollTo({ top: 0 });
    if (next && !isQuick(next) && onlyMomentOf(next) === null) return show(next);
    requestAnimationFrame(() => (next ? focusStep(section.current, next.type) : section.current?.focus()));
  });
  const done = (label: string) => {
    setOpen(null);
    setRecorded(t.steps.recorded(label));
    section.current?.focus({ preventScroll: true });
    goOn();
  };
  return (
    <div className="steps" ref={section} tabIndex={-1}>
      <p className="recorded" role="status">
        {recorded}
      </p>
      <h3>{t.steps.next}</h3>
      {shown.length === 0 ? <p className="empty">{isClosed ? t.steps.closed : t.steps.none}</p> : null}
      <ul className="step-list">
        {shown.map((event) => (
          <StepRow
            key={event.type}
            asistencia={asistencia}
            entries={entries}
            event={event}
            isOpen={open?.type === event.type}
            isGone={event === gone}
            onToggle={() => show(open?.type === event.type ? null : event)}
            onDone={() => done(event.label)}
          />
        ))}
      </ul>
      {role === 'analista' ? null : (
        <>
          <BlockedSteps of={blocked} />
          <OtherSteps asistencia={asistencia} entries={entries} onDone={done} />
        </>
      )}
    </div>
  );
}

/** The steps of the state, the likely ones first. */
function useOrdered({ allowed, blocked, state }: Asistencia) {
  const { lang } = useTexts();
  const edges = useQuery(layoutQuery(lang)).data?.edges;
  const transitions = useDefinition()?.transitions;
  return useMemo(() => {
    const order = { state, edges: edges ?? [], transitions: transitions ?? [] };
    return { allowed: inOrder(allowed, order), blocked: inOrder(blocked, order) };
  }, [allowed, blocked, state, edges, transitions]);
}

/** Calls back with the likely next step once the case has moved on from a recorded one. */
function useGoingOn(
  { revision }: Asistencia,
  allowed: readonly AllowedEvent[],
  onNext: (next: AllowedEvent | null) => void,
): () => void {
  const recordedAt = useRef<number | null>(null);
  useEffect(() => {
    if (recordedAt.current === null || recordedAt.current === revision) return;
    recordedAt.current = null;
    onNext(allowed[0] ?? null);
  });
  return () => {
    recordedAt.current = revision;
  };
}

/** Opens the step that settles the pendiente which led here, once for each time it is picked. */
function useSettlement(
  { state }: Asistencia,
  allowed: readonly AllowedEvent[],
  settle: string | null,
  onOpen: (event: AllowedEvent) => void,
): void {
  const definition = useDefinition();
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (settle === null) opened.current = null;
    if (settle === null || settle === opened.current || !definition) return;
    opened.current = settle;
    const event = settlingEvent(settle, state, allowed, definition);
    if (event) onOpen(event);
  });
}

/** What a person does first in a step: its first field, else the button that records it. */
function focusStep(section: HTMLElement | null, type: string): void {
  const row = section?.querySelector(`[data-event="${CSS.escape(type)}"]`);
  const first =
    row?.querySelector<HTMLElement>('form :is(input, select, textarea)') ??
    row?.querySelector<HTMLElement>('.step-record') ??
    row?.querySelector('button');
  first?.focus();
}

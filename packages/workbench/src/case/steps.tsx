import type { Role } from '@conexion/machines';
import type { Layout } from '@conexion/visualizer';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { AllowedEvent, Asistencia, Entry } from '../api/bodies.ts';
import { useDefinition } from '../api/use-definition.ts';
import { useLayout } from '../diagram/load-layout.ts';
import { useTexts } from '../i18n/language.ts';
import { BlockedSteps } from './blocked-steps.tsx';
import { inOrder, isOnLine } from './in-order.ts';
import { OtherSteps } from './other-steps.tsx';
import { isQuick, onlyMomentOf } from './quick-step.ts';
import { settlingEvent } from './settling-event.ts';
import { StepRow } from './step-row.tsx';
import { superiorAnswer } from './superior-answer.ts';

interface StepsProps {
  readonly asistencia: Asistencia;
  readonly entries: readonly Entry[];
  /** Of the user who would record them. */
  readonly role: Role;
  /** The kind of the pendiente that led here: the step that settles it opens. */
  readonly settle?: string | null;
  /** What was recorded outside of these steps. */
  readonly answered?: string | null;
}

/**
 * What may happen next, the likely step first; the picked one opens its form in place. Below, those
 * of the state that cannot happen yet, with their reasons, and the steps that do not belong here.
 */
export function Steps(props: StepsProps) {
  const { t } = useTexts();
  const { layout, isError } = useLayout();
  // A list that changes its order while a person clicks opens another step than they meant.
  if (!layout && !isError) return <p className="empty">{t.loading}</p>;
  return <OrderedSteps {...props} edges={layout?.edges ?? []} />;
}

function OrderedSteps(props: StepsProps & { readonly edges: Layout['edges'] }) {
  const { asistencia, entries, role, settle = null, answered = null, edges } = props;
  const { t } = useTexts();
  const { allowed, blocked } = useOrdered(asistencia, edges);
  const section = useRef<HTMLDivElement>(null);
  const settling = useSettling(asistencia, allowed, settle);
  const { open, setOpen, setTarget, show } = useOpenStep(section, settle, settling);
  const [recorded, setRecorded] = useState<string | null>(null);
  useSeenAnswer(section, answered);
  // A step may stop applying while its form is open: the form, and the text in it, stay until the
  // user dismisses it.
  const gone = open !== null && !allowed.some(({ type }) => type === open.type) ? open : null;
  const shown = gone ? [...allowed, gone] : allowed;
  const isClosed = asistencia.closureStatus !== null && asistencia.closureStatus === asistencia.state;

  const goOn = useGoingOn(asistencia, allowed, edges, (label, next) => {
    setRecorded(t.steps.recorded(label));
    // The control that had the focus was removed: continue with what is likely to come next.
    toTop(section.current);
    if (next && !isQuick(next) && onlyMomentOf(next) === null) return show(next);
    if (next) setTarget(next);
    else section.current?.focus();
  });
  const done = (label: string, revision: number) => {
    setOpen(null);
    setRecorded(null);
    section.current?.focus({ preventScroll: true });
    goOn({ label, revision });
  };
  return (
    <div className="steps" ref={section} tabIndex={-1}>
      <p className="recorded" role="status">
        {(role === 'coordinador' ? superiorAnswer(asistencia, entries) : null) ?? recorded ?? answered}
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
            onDone={(revision) => done(event.label, revision)}
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

const toTop = (section: HTMLElement | null) => section?.parentElement?.scrollTo({ top: 0 });

/** The step whose form is open, and the one that takes the focus. */
function useOpenStep(
  section: RefObject<HTMLElement | null>,
  settle: string | null,
  settling: AllowedEvent | null,
) {
  const [settled, setSettled] = useState(settle);
  const [open, setOpen] = useState(settling && opened(settling));
  const [target, setTarget] = useState(settling);
  // Once the form of the step is there.
  useEffect(() => {
    if (target) focusStep(section.current, target.type);
  }, [section, target]);
  // Each pendiente that is picked opens its step once, in the same rendering: a step that opens
  // after it is seen would be closed by the click that was meant to open it.
  if (settle !== settled) {
    setSettled(settle);
    if (settling) {
      setOpen(opened(settling));
      setTarget(settling);
    }
  }
  const show = (event: AllowedEvent | null) => {
    setOpen(event);
    setTarget(event);
  };
  return { open, setOpen, setTarget, show };
}

/** The control that had the focus was removed with the answer. */
function useSeenAnswer(section: RefObject<HTMLElement | null>, answered: string | null): void {
  useEffect(() => {
    if (answered === null) return;
    toTop(section.current);
    section.current?.focus({ preventScroll: true });
  }, [section, answered]);
}

/** A step whose form opens by itself; one that demands no data is recorded by its button. */
const opened = (event: AllowedEvent): AllowedEvent | null => (isQuick(event) ? null : event);

/** The steps of the state, the likely ones first. */
function useOrdered({ allowed, blocked, state }: Asistencia, edges: Layout['edges']) {
  const transitions = useDefinition()?.transitions;
  return useMemo(() => {
    const order = { state, edges, transitions: transitions ?? [] };
    return { allowed: inOrder(allowed, order), blocked: inOrder(blocked, order) };
  }, [allowed, blocked, state, edges, transitions]);
}

interface Recorded {
  readonly label: string;
  readonly revision: number;
}

/**
 * Calls back with the likely next step once a recorded one is in view. It may be in view before its
 * answer comes: the stream is faster, or the answer to the first try was lost.
 */
function useGoingOn(
  { revision, state }: Asistencia,
  allowed: readonly AllowedEvent[],
  edges: Layout['edges'],
  onNext: (recorded: string, next: AllowedEvent | null) => void,
): (recorded: Recorded) => void {
  const [last, setLast] = useState<Recorded | null>(null);
  useEffect(() => {
    if (last === null || revision < last.revision) return;
    setLast(null);
    // The same step again would be a correction, which a person asks for.
    const next = allowed.find((event) => event.label !== last.label);
    onNext(last.label, next && isOnLine(next.type, state, edges) ? next : null);
  });
  return setLast;
}

/** The step that settles the pendiente which led here, from the first look on. */
function useSettling({ state }: Asistencia, allowed: readonly AllowedEvent[], settle: string | null) {
  const definition = useDefinition();
  return settle && definition ? (settlingEvent(settle, state, allowed, definition) ?? null) : null;
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

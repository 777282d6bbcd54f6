import { useState } from 'react';
import type { Asistencia, Expediente, Pendiente } from '../api/bodies.ts';
import { useDefinition } from '../api/use-definition.ts';
import { useLayout } from '../diagram/load-layout.ts';
import { formatMoney } from '../form/money-text.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { usePersonName } from '../people/use-person-name.ts';
import { age, dateTime, timeOfDay } from '../time/times.ts';
import { useZone } from '../time/zone.ts';
import { Countdown } from '../ui/countdown.tsx';
import { PositionChip } from '../ui/position-chip.tsx';
import { CaseNumber } from './case-number.tsx';
import { FactList, type FactPairs } from './fact-list.tsx';
import { serviceOf, textOf } from './facts-of-context.ts';
import { StageTrack } from './stage-track.tsx';
import { waitingFor } from './waiting-for.ts';
import './case-strip.css';

type Described = Pick<Expediente, 'holder' | 'contact' | 'location' | 'call'> &
  Partial<Pick<Expediente, 'coordinator' | 'number'>>;

interface CaseStripProps {
  readonly asistencia: Asistencia;
  /** Undefined until the service has sent it. */
  readonly expediente: Described | undefined;
  readonly pendientes: readonly Pendiente[];
  readonly now: number;
  /** Left out where the case cannot be left. */
  readonly onClose?: () => void;
}

/** What is needed on the phone, in view whatever part of the case is open. */
export function CaseStrip({ asistencia, expediente, pendientes, now, onClose }: CaseStripProps) {
  const { lang, t } = useTexts();
  const service = serviceOf(asistencia.context);
  const openedAt = textOf(asistencia.context, 'openedAt');
  const zone = useZone();
  const isClosed = asistencia.closureStatus === asistencia.state;
  const held = isClosed ? null : asistencia.closureStatus;
  const [isUnfolded, setUnfolded] = useState(false);
  return (
    <header className="case-header" data-unfolded={isUnfolded ? '' : undefined}>
      <div className="case-title">
        <h2>
          <bdi>{expediente?.holder.name ?? t.loading}</bdi>
        </h2>
        {expediente?.number ? <CaseNumber number={expediente.number} /> : null}
        {onClose ? (
          <button type="button" className="button quiet" aria-label={t.case.closePanel} onClick={onClose}>
            ✕
          </button>
        ) : null}
      </div>
      {expediente ? (
        <button
          type="button"
          className="strip-fold"
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          <FoldedStrip asistencia={asistencia} pendientes={pendientes} now={now} />
        </button>
      ) : null}
      <p className="case-chips">
        <PositionChip at={asistencia} />
        {held ? (
          <span className="position" data-closure={held}>
            {procedureWord('closure', held, lang)}
          </span>
        ) : null}
        {asistencia.category ? (
          <span className="badge">{procedureWord('category', asistencia.category, lang)}</span>
        ) : null}
        <span className="case-subtitle">
          {procedureWord('value', service.type, lang)} · {service.definition} ·{' '}
          {procedureWord('value', service.priority, lang)}
          {expediente ? ` · ${t.case.call} ` : null}
          <bdi>{expediente?.call.id}</bdi>
          {openedAt && !isClosed ? ` · ${age(openedAt, now)}` : null}
          {isClosed ? ` · ${t.case.closedOn(dateTime(asistencia.since, lang, zone))}` : null}
        </span>
      </p>
      <StageTrack asistencia={asistencia} />
      <WaitingLine asistencia={asistencia} pendientes={pendientes} now={now} />
      {expediente ? (
        <StripFacts asistencia={asistencia} expediente={expediente} pendientes={pendientes} now={now} />
      ) : null}
    </header>
  );
}

function WaitingLine({
  asistencia,
  pendientes,
  now,
}: Pick<CaseStripProps, 'asistencia' | 'pendientes' | 'now'>) {
  const { lang, t } = useTexts();
  const zone = useZone();
  const definition = useDefinition();
  const edges = useLayout().layout?.edges ?? [];
  const waiting = waitingFor({ asistencia, pendientes, definition, edges, now });
  if (!waiting) return null;
  const since = timeOrDate(
    waiting.since,
    now,
    (instant) => timeOfDay(instant, lang, zone),
    (instant) => dateTime(instant, lang, zone),
  );
  const { waits } = t.strip;
  const words =
    waiting.for === 'role'
      ? waits.role(procedureWord('role', waiting.role, lang), since)
      : waiting.for === 'actor'
        ? waits[waiting.actor](since)
        : waits[waiting.for](since);
  return (
    <p className="case-waiting" data-for={waiting.for}>
      {words}
    </p>
  );
}

const day = 24 * 60 * 60_000;

/** Today's instants by their time alone. */
const timeOrDate = (
  instant: string,
  now: number,
  time: (instant: string) => string,
  date: (instant: string) => string,
): string => (Math.abs(now - Date.parse(instant)) < day / 2 ? time(instant) : date(instant));

/** What is needed most, in one line: what the afiliado pays, and when the next pendiente is due. */
function FoldedStrip({
  asistencia: { figures },
  pendientes,
  now,
}: Pick<CaseStripProps, 'asistencia' | 'pendientes' | 'now'>) {
  const { lang, t } = useTexts();
  const { currency, agreed, price, quoted } = figures;
  const amount = agreed ?? price ?? quoted;
  const next = pendientes.find(({ status }) => status === 'pendiente');
  return (
    <>
      <span>
        {amount === null || currency === null ? t.strip.details : formatMoney({ amount, currency }, lang)}
      </span>
      {next ? <Countdown dueAt={next.dueAt} now={now} /> : null}
    </>
  );
}

function StripFacts({ asistencia, expediente, pendientes, now }: CaseStripProps & { expediente: Described }) {
  const { lang, t } = useTexts();
  const zone = useZone();
  const { contact, location, coordinator } = expediente;
  const { provider, earliest, latest } = asistencia.figures;
  const next = pendientes.find(({ status }) => status === 'pendiente');
  const ends = earliest && latest ? [earliest, latest].map((end) => dateTime(end, lang, zone)) : null;
  const isOneDay = ends?.[0]?.split(', ')[0] === ends?.[1]?.split(', ')[0];
  const window = ends && latest && `${ends[0]} – ${isOneDay ? timeOfDay(latest, lang, zone) : ends[1]}`;
  const price = usePrice(asistencia);
  const personName = usePersonName();
  const facts: FactPairs = [
    [
      t.case.contact,
      <>
        <a key="phone" href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>
          <bdi>{contact.phone}</bdi>
        </a>{' '}
        <bdi>{contact.name}</bdi>
        {contact.relationship ? ` (${contact.relationship})` : null}
      </>,
    ],
    [t.case.location, [location.address, location.city, location.reference].filter(Boolean).join(' · ')],
    [t.case.provider, provider && (window ? `${provider} · ${window}` : provider)],
    [t.strip.price, price],
    [
      t.pendientes.due,
      next && (
        <>
          <Countdown dueAt={next.dueAt} now={now} />{' '}
          {next.text ?? procedureWord('pendiente', next.kind, lang)}
        </>
      ),
    ],
    [t.case.assignee, coordinator && <bdi key="holder">{personName(coordinator)}</bdi>],
  ];
  return <FactList of={facts} className="strip" />;
}

/** The price as it stands, from the quote to what was agreed; null before there is an amount. */
function usePrice({ figures }: Asistencia): string | null {
  const { lang, t } = useTexts();
  const { currency, quoted, covered, discount, price, informed, agreed, excess } = figures;
  if (currency === null) return null;
  const money = (amount: number) => formatMoney({ amount, currency }, lang);
  const words = t.strip.prices;
  const isOffered = price !== null && (agreed === null || agreed !== price);
  const parts = [
    quoted === null ? null : words.quoted(money(quoted)),
    covered === null ? null : words.covered(money(covered)),
    discount === null ? null : words.discount(discount),
    isOffered && agreed === null ? words.pays(money(price), informed === price) : null,
    agreed === null ? null : words.agreed(money(agreed)),
    excess ? words.excess(money(excess)) : null,
  ];
  return parts.filter((part) => part !== null).join(' · ') || null;
}

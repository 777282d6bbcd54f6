import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Asistencia, AsistenciaSummary, Expediente } from '../api/bodies.ts';
import { asistenciaQuery, holderQuery } from '../api/queries.ts';
import { textOf } from '../case/facts-of-context.ts';
import { type Draft, part, suggestedIn, suggestion, withPart, words } from '../form/draft.ts';
import type { Assisted } from '../form/schema-form.tsx';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { useSession } from '../session/use-session.ts';
import { browserZone } from '../time/zoned-time.ts';
import { countsAfter } from './counts-after.ts';
import { filled } from './derive-case.ts';
import { useSettled } from './use-settled.ts';

const shortestId = 4;
const typingMilliseconds = 250;

interface KnownHolderProps extends Assisted {
  readonly onOpen: (asistencia: string) => void;
}

/**
 * Fills a new case with the last one of the same holder, and says that one is open. Counts of
 * earlier services decide about 5.1.G and 5.1.H: they are proposed, and a person confirms them.
 */
export function KnownHolder({ draft, change, onOpen }: KnownHolderProps) {
  const { lang, t } = useTexts();
  const { user, role } = useSession();
  const id = useSettled(words(part(part(draft, 'holder'), 'id')).trim(), typingMilliseconds);
  const cases = useQuery({ ...holderQuery(id, lang), enabled: id.length >= shortestId }).data?.items ?? [];
  const [latest] = cases;
  const all = cases.flatMap(({ asistencias }) => asistencias).sort(byOpening);
  const last = all.at(-1);
  const details = useQuery({
    ...asistenciaQuery(last?.id ?? '', `${user} ${role}`, lang),
    enabled: last !== undefined,
  }).data;
  const filledFor = useRef<string | null>(null);
  useEffect(() => {
    const isComplete = latest && (last === undefined || details?.id === last.id);
    if (!isComplete || filledFor.current === id) return;
    filledFor.current = id;
    change(filled(withoutOwnZone(draft), knownOf(latest, details)));
  }, [id, latest, last, details, draft, change]);
  if (!latest || latest.holder.id !== id) return null;
  const open = cases.filter(({ status }) => status === 'abierto').flatMap(({ asistencias }) => asistencias);
  return (
    <div className="known-holder notice" role="status">
      <p>
        <bdi>{t.newCase.known(latest.holder.name)}</bdi>
      </p>
      {open.filter(isOpen).map((asistencia) => (
        <p key={asistencia.id}>
          {t.newCase.isOpen}{' '}
          <button type="button" className="link" onClick={() => onOpen(asistencia.id)}>
            {procedureWord('value', asistencia.type, lang)} · {asistencia.definition} ·{' '}
            {procedureWord('state', asistencia.state, lang)}
          </button>
        </p>
      ))}
      <Counts draft={draft} change={change} />
    </div>
  );
}

const counts = ['servicesUsed', 'servicesRequested'] as const;

/** The counts that wait for their confirmation, together. */
function Counts({ draft, change }: Assisted) {
  const { t } = useTexts();
  const plan = part(draft, 'plan');
  const [used, requested] = counts.map((name) => suggestedIn(part(plan, name)));
  if (used == null || requested == null) return null;
  const confirmed = withPart(withPart(plan, 'servicesUsed', used), 'servicesRequested', requested);
  return (
    <p>
      {t.newCase.counts(used, requested)} <span className="badge warn">{t.field.toConfirm}</span>{' '}
      <button
        type="button"
        className="button small"
        onClick={() => change(withPart(draft, 'plan', confirmed))}
      >
        {t.field.confirm}
      </button>
    </p>
  );
}

const byOpening = (a: AsistenciaSummary, b: AsistenciaSummary): number => (a.openedAt < b.openedAt ? -1 : 1);

const isOpen = ({ closureStatus, state }: AsistenciaSummary): boolean => closureStatus !== state;

/** The reader's zone is proposed only where no plan names another. */
const withoutOwnZone = (draft: Draft): Draft => {
  const plan = part(draft, 'plan');
  return words(part(plan, 'timeZone')) === browserZone()
    ? withPart(draft, 'plan', withPart(plan, 'timeZone', ''))
    : draft;
};

function knownOf({ holder, contact, location }: Expediente, last: Asistencia | undefined) {
  const plan = (name: string) => (last && textOf(last.context, 'plan', name)) ?? '';
  const known = last && countsAfter(last, []);
  return {
    holder: { name: holder.name, phone: holder.phone ?? '' },
    contact: { name: contact.name, phone: contact.phone, relationship: contact.relationship ?? '' },
    location: { address: location.address, city: location.city, reference: location.reference ?? '' },
    plan: {
      contractedOn: plan('contractedOn'),
      originCity: plan('originCity'),
      timeZone: plan('timeZone') || browserZone(),
      ...(known && {
        servicesUsed: suggestion(String(known.servicesUsed)),
        servicesRequested: suggestion(String(known.servicesRequested)),
      }),
    },
  };
}

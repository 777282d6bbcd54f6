import { useTexts } from '../i18n/language.ts';
import { dayOf, timeOfDay } from '../time/times.ts';
import { useZone } from '../time/zone.ts';
import type { PlayedAsistencia } from './play-script.ts';
import { instantOf } from './script.ts';
import { isOpen, soonestFirst } from './simulated-agenda.ts';
import { useWords } from './words.ts';

interface ClockControlsProps {
  /** The simulated present. */
  readonly clock: string;
  readonly current: PlayedAsistencia | undefined;
  readonly onWait: (until: string) => void;
}

const minute = 60_000;

/** The simulated clock: it stands still until it is moved, and only goes on. */
export function ClockControls({ clock, current, onWait }: ClockControlsProps) {
  const { lang } = useTexts();
  const words = useWords();
  const zone = useZone();
  const now = Date.parse(clock);
  const moves = [
    { label: words.fiveMinutes, to: now + 5 * minute },
    { label: words.oneHour, to: now + 60 * minute },
    { label: words.nextDue, to: current ? nextDue(current, now) : null },
    { label: words.pastWindow, to: current ? pastWindow(current) : null },
    { label: words.present, to: Date.now() },
  ];
  return (
    <section className="sim-clock" aria-label={words.clock}>
      <p className="sim-time">
        <time dateTime={clock}>
          <strong>{timeOfDay(clock, lang, zone)}</strong>{' '}
          <span className="muted">{dayOf(clock, lang, zone)}</span>
        </time>
      </p>
      <div className="sim-buttons">
        {moves.map(({ label, to }) => (
          <button
            key={label}
            type="button"
            className="button small"
            disabled={to === null || to <= now}
            onClick={() => to !== null && onWait(instantOf(to))}
          >
            {label}
          </button>
        ))}
      </div>
    </section>
  );
}

/** When the next open pendiente is due that is not due yet. */
function nextDue({ agenda }: PlayedAsistencia, now: number): number | null {
  const next = soonestFirst(agenda.filter(isOpen)).find(({ dueAt }) => Date.parse(dueAt) - now >= 1000);
  return next ? Math.ceil(Date.parse(next.dueAt) / 1000) * 1000 : null;
}

/** The first minute in which the provider has missed the window, the tolerance included (4.3). */
function pastWindow({ snapshot }: PlayedAsistencia): number | null {
  const { assignment, policy } = snapshot.context;
  return assignment ? Date.parse(assignment.window.latest) + (policy.toleranceMinutes + 1) * minute : null;
}

import { useTexts } from '../i18n/language.ts';
import { duration } from '../time/durations.ts';

/** How long until something is due, or how late it is. */
export function Countdown({ dueAt, now }: { readonly dueAt: string; readonly now: number }) {
  const { t } = useTexts();
  const seconds = (Date.parse(dueAt) - now) / 1000;
  return (
    <time className="countdown" dateTime={dueAt} data-late={seconds < 0 ? '' : undefined}>
      {seconds < 0 ? t.agenda.late(countdownWords(-seconds)) : t.agenda.dueIn(countdownWords(seconds))}
    </time>
  );
}

/** With the seconds of the last minutes, which pass while it is looked at. */
function countdownWords(seconds: number): string {
  const whole = Math.floor(seconds);
  const few = 600;
  if (whole < 60 || whole >= few) return duration(whole);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

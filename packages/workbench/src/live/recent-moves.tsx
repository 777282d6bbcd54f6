import { procedureWord, useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { timeOfDay } from '../time/times.ts';
import { useLiveTexts } from './live-texts.ts';
import type { Move } from './tally.ts';

/** The latest moves, newest first: the same that the dots show, as text. */
export function RecentMoves({ of }: { readonly of: readonly Move[] }) {
  const { lang } = useTexts();
  const words = useLiveTexts();
  return (
    <section className="recent" aria-label={words.recent}>
      <h3 className="watched-heading">{words.recent}</h3>
      {of.length === 0 ? <p className="muted">{words.stillness}</p> : null}
      <ol>
        {of.map(({ position, asistenciaId, from, to, label, at }) => (
          <li key={position}>
            <button
              type="button"
              className="recent-move"
              onClick={() => go({ asistencia: asistenciaId, view: 'case' })}
            >
              <time dateTime={at}>{timeOfDay(at, lang)}</time>
              <span>
                <strong>{label}</strong>
                {from !== to ? ` → ${procedureWord('state', to, lang)}` : null}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

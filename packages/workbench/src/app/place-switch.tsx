import { useTexts } from '../i18n/language.ts';
import { useWaiting } from '../inbox/use-waiting.ts';
import { places, placesOf } from '../route/route.ts';
import { go, useRoute } from '../route/use-route.ts';
import { useCurrentSession } from '../session/use-session.ts';
import { useRoving } from '../ui/use-roving.ts';

/** From one place of the page to another. */
export function PlaceSwitch() {
  const { t } = useTexts();
  const { place } = useRoute();
  const session = useCurrentSession();
  const roving = useRoving<HTMLElement>();
  return (
    <nav className="places" aria-label={t.placeSwitch} {...roving}>
      {(session ? placesOf(session.role) : places).map((id) => (
        <button
          key={id}
          type="button"
          aria-current={id === place ? 'page' : undefined}
          onClick={() => go({ place: id })}
        >
          {t.places[id]}
          {id === 'inbox' && session ? <WaitingCount /> : null}
        </button>
      ))}
    </nav>
  );
}

/** How much waits for the answer of this superior. */
function WaitingCount() {
  const count = useWaiting().data?.length ?? 0;
  return count > 0 ? <span className="count">{count}</span> : null;
}

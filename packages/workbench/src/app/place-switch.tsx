import { useTexts } from '../i18n/language.ts';
import { places } from '../route/route.ts';
import { go, useRoute } from '../route/use-route.ts';

/** From one place of the page to another. */
export function PlaceSwitch() {
  const { t } = useTexts();
  const { place } = useRoute();
  return (
    <nav className="places" aria-label={t.placeSwitch}>
      {places.map((id) => (
        <button
          key={id}
          type="button"
          aria-current={id === place ? 'page' : undefined}
          onClick={() => go({ place: id })}
        >
          {t.places[id]}
        </button>
      ))}
    </nav>
  );
}

import { isTag, spokenLanguages, useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { useRoving } from '../ui/use-roving.ts';

/** The languages that the service speaks, each with one click. */
export function LanguageSwitch() {
  const { lang, t } = useTexts();
  const roving = useRoving<HTMLFieldSetElement>();
  return (
    <fieldset className="segmented" aria-label={t.language} {...roving}>
      {spokenLanguages().map((id) => (
        <button
          key={id}
          type="button"
          lang={id}
          title={nameOf(id)}
          aria-label={`${id.toUpperCase()}: ${nameOf(id)}`}
          aria-pressed={id === lang}
          onClick={() => go({ lang: id }, { replace: true })}
        >
          {id.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}

/** A language as it calls itself: `Español`. */
function nameOf(id: string): string {
  const name = isTag(id) ? new Intl.DisplayNames([id], { type: 'language' }).of(id) : undefined;
  return name ? name.charAt(0).toLocaleUpperCase(id) + name.slice(1) : id;
}

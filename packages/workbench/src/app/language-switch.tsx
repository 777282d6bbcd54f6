import { useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { useRoving } from '../ui/use-roving.ts';

const languages = [
  { id: 'es', name: 'Español' },
  { id: 'en', name: 'English' },
] as const;

/** Spanish or English, with one click. */
export function LanguageSwitch() {
  const { lang, t } = useTexts();
  const roving = useRoving<HTMLFieldSetElement>();
  return (
    <fieldset className="segmented" aria-label={t.language} {...roving}>
      {languages.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          lang={id}
          title={name}
          aria-label={`${id.toUpperCase()}: ${name}`}
          aria-pressed={id === lang}
          onClick={() => go({ lang: id }, { replace: true })}
        >
          {id.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}

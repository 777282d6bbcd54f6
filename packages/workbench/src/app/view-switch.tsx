import { useTexts } from '../i18n/language.ts';
import { type View, views } from '../route/route.ts';
import { go, useRoute } from '../route/use-route.ts';

/** On a narrow window, which of the three parts of a place is in view. */
export function ViewSwitch({ labels }: { readonly labels: Readonly<Record<View, string>> }) {
  const { t } = useTexts();
  const { view } = useRoute();
  return (
    <nav className="view-switch" aria-label={t.viewSwitch}>
      {views.map((id) => (
        <button
          key={id}
          type="button"
          aria-current={id === view ? 'page' : undefined}
          onClick={() => go({ view: id })}
        >
          {labels[id]}
        </button>
      ))}
    </nav>
  );
}

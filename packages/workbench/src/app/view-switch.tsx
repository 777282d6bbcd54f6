import { useTexts } from '../i18n/language.ts';
import { type View, views } from '../route/route.ts';
import { go, useRoute } from '../route/use-route.ts';

/** On a narrow window, which of the parts of a place is in view. */
export function ViewSwitch({ labels }: { readonly labels: Readonly<Partial<Record<View, string>>> }) {
  const { t } = useTexts();
  const { view } = useRoute();
  const own = views.filter((id) => labels[id] !== undefined);
  const current = own.find((id) => id === view) ?? own[0];
  return (
    <nav className="view-switch" aria-label={t.viewSwitch}>
      {own.map((id) => (
        <button
          key={id}
          type="button"
          aria-current={id === current ? 'page' : undefined}
          onClick={() => go({ view: id })}
        >
          {labels[id]}
        </button>
      ))}
    </nav>
  );
}

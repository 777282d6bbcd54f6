import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';

interface PickedPanelProps {
  readonly id: string;
  readonly children: ReactNode;
}

/** What is picked in the flow, in words, until it is closed. */
export function PickedPanel({ id, children }: PickedPanelProps) {
  const { t } = useTexts();
  return (
    <div className="element-panel" data-picked="" data-part={id}>
      <button
        type="button"
        className="button quiet small element-close"
        aria-label={t.close}
        onClick={() => go({ element: null }, { replace: true })}
      >
        ✕
      </button>
      {children}
    </div>
  );
}

import type { ReactNode } from 'react';
import { Tabs, type TabsProps } from './tabs.tsx';

interface TabbedPanelProps<T extends string> extends TabsProps<T> {
  readonly children: ReactNode;
}

/** Tabs, and below them the panel that they switch, which begins at its top each time. */
export function TabbedPanel<T extends string>({ children, ...tabs }: TabbedPanelProps<T>) {
  const { panel, selected } = tabs;
  return (
    <>
      <Tabs {...tabs} />
      <div
        className="pane-body"
        key={selected}
        id={panel}
        role="tabpanel"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll a panel without controls
        tabIndex={0}
        aria-labelledby={`${panel}-${selected}`}
      >
        {children}
      </div>
    </>
  );
}

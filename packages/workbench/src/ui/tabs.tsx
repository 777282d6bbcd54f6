import { type KeyboardEvent, type ReactNode, useRef } from 'react';

export interface TabsProps<T extends string> {
  readonly label: string;
  readonly of: readonly { readonly id: T; readonly label: ReactNode; readonly title?: string }[];
  readonly selected: T;
  /** The id of the element that the tabs switch. */
  readonly panel: string;
  readonly onSelect: (id: T) => void;
}

/** Tabs as the ARIA practices ask: one stop for the Tab key, arrows, Home and End inside. */
export function Tabs<T extends string>({ label, of, selected, panel, onSelect }: TabsProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const at = of.findIndex(({ id }) => id === selected);
    const to = destination(event.key, at, of.length);
    const tab = to === null ? undefined : of[to];
    if (!tab) return;
    event.preventDefault();
    onSelect(tab.id);
    list.current?.querySelectorAll('button')[to ?? 0]?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
      {of.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`${panel}-${tab.id}`}
          className="tab"
          title={tab.title}
          aria-selected={tab.id === selected}
          aria-controls={panel}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

function destination(key: string, at: number, count: number): number | null {
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

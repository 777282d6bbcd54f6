import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import './virtual-list.css';

interface VirtualListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** In pixels, before a row is measured. */
  readonly rowHeight: number;
  /** What is shown answers an earlier question. */
  readonly isBusy?: boolean;
  readonly children: (item: T) => ReactNode;
  /** The last row is in view. */
  readonly onEnd?: () => void;
}

/** A long list that scrolls, of which only the rows in view are in the document. */
export function VirtualList<T>({
  label,
  items,
  keyOf,
  rowHeight,
  isBusy = false,
  children,
  onEnd,
}: VirtualListProps<T>) {
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyOf(items[index] as T),
    overscan: 6,
    onChange: ({ range }) => {
      if (onEnd && range && range.endIndex >= items.length - 1) onEnd();
    },
  });
  return (
    <div className="virtual-frame" ref={frame} aria-busy={isBusy}>
      <ul className="virtual-list" aria-label={label} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start}px)` }}
          >
            {children(items[index] as T)}
          </li>
        ))}
      </ul>
    </div>
  );
}

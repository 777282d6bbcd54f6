import type { KeyboardEvent } from 'react';

export interface FlowElement {
  kind: 'state' | 'edge';
  id: string;
}

/** What every state and arrow has in common for who clicks, tabs or listens. */
export function interactive(
  { kind, id }: FlowElement,
  title: string,
  onSelect: ((element: FlowElement | null) => void) | undefined,
) {
  const select = () => onSelect?.({ kind, id });
  return {
    'data-id': id,
    'data-kind': kind,
    'aria-label': title,
    tabIndex: 0,
    role: onSelect ? 'button' : 'img',
    ...(onSelect && {
      onClick: select,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape') onSelect(null);
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        select();
      },
    }),
  };
}

/** The class names that apply. */
export const classes = (...names: (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ');

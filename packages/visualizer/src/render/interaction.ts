import type { KeyboardEvent, MouseEvent } from 'react';
import { levelOf, type OverlayValue } from './overlay.ts';

/**
 * What can be picked in the picture: a record is picked as the arrow that it is, a clause wherever
 * it is named.
 */
export interface FlowElement {
  kind: 'state' | 'edge' | 'clause';
  id: string;
}

/** What an overlay and the reader say of a state, an arrow or a record. */
export interface Said {
  measure: OverlayValue | undefined;
  isSelected: boolean;
  isMarked: boolean;
  onSelect?: (element: FlowElement | null) => void;
}

type OnSelect = ((element: FlowElement | null) => void) | undefined;

/**
 * What every state and arrow has in common for the mouse, the keyboard and screen readers. Its name
 * is the `<title>` within.
 */
export function interactive({ kind, id }: FlowElement, onSelect: OnSelect) {
  return {
    'data-id': id,
    'data-kind': kind,
    tabIndex: 0,
    role: onSelect ? 'button' : 'img',
    ...(onSelect && {
      onClick: ({ target }: MouseEvent<Element>) => onSelect(clauseAt(target) ?? { kind, id }),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape') onSelect(null);
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onSelect({ kind, id });
      },
    }),
  };
}

/** The clause whose name was clicked, within an element that cites it. */
function clauseAt(target: EventTarget): FlowElement | null {
  const id =
    target instanceof Element ? target.closest('text[data-clause]')?.getAttribute('data-clause') : null;
  return id ? { kind: 'clause', id } : null;
}

/** The class names that apply. */
export const classes = (...names: (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ');

/** The class of the level on which an overlay draws an element. */
export const measured = (measure: OverlayValue | undefined): string | undefined =>
  measure && `v-${levelOf(measure.value)}`;

/** What an element is called, with what an overlay and the cases say of it. */
export const titled = (
  title: string,
  measure: OverlayValue | undefined,
  occupancy: string | null = null,
): string =>
  [title, occupancy, measure && (measure.title ?? measure.text)].filter((line) => Boolean(line)).join('\n');

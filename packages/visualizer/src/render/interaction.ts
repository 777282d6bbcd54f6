import type { KeyboardEvent } from 'react';
import { levelOf, type OverlayValue } from './overlay.ts';

export interface FlowElement {
  kind: 'state' | 'edge';
  id: string;
}

/** What every state and arrow has in common for who clicks, tabs or listens. Its name is the `<title>` within. */
export function interactive(
  { kind, id }: FlowElement,
  onSelect: ((element: FlowElement | null) => void) | undefined,
) {
  const select = () => onSelect?.({ kind, id });
  return {
    'data-id': id,
    'data-kind': kind,
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

import { type SyntheticEvent, useState } from 'react';

/** The state under the pointer or with the focus, in a picture that `isAsked` for it. */
export function usePointed(isAsked: boolean) {
  const [pointed, setPointed] = useState<string | null>(null);
  const point = isAsked ? ({ target }: SyntheticEvent) => setPointed(stateAt(target)) : undefined;
  const leave = () => setPointed(null);
  return {
    pointed,
    pointing: { onPointerOver: point, onPointerLeave: leave, onFocus: point, onBlur: leave },
  };
}

function stateAt(target: EventTarget): string | null {
  const state = target instanceof Element ? target.closest('[data-kind=state]') : null;
  return state?.getAttribute('data-id') ?? null;
}

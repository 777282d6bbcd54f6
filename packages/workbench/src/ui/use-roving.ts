import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

interface Roving<E extends HTMLElement> {
  readonly ref: RefObject<E | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * Makes the buttons of a group one stop of the Tab key, with arrows between them, as the ARIA
 * practices ask of a toolbar. The stop is the button with the focus, else the current one.
 */
export function useRoving<E extends HTMLElement>(selector = 'button'): Roving<E> {
  const ref = useRef<E>(null);
  useEffect(() => {
    const group = ref.current;
    if (!group) return;
    const arrange = () => {
      const items = [...group.querySelectorAll<HTMLElement>(selector)];
      const stop =
        items.find((item) => item === document.activeElement) ??
        items.find((item) => item.matches('[aria-current], [aria-pressed="true"]')) ??
        items[0];
      for (const item of items) item.tabIndex = item === stop ? 0 : -1;
    };
    arrange();
    // Rows of a long list come and go without their list being drawn again.
    const observer = new MutationObserver(arrange);
    observer.observe(group, {
      childList: true,
      subtree: true,
      attributeFilter: ['aria-current', 'aria-pressed'],
    });
    group.addEventListener('focusin', arrange);
    return () => {
      observer.disconnect();
      group.removeEventListener('focusin', arrange);
    };
  }, [selector]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const items = [...(ref.current?.querySelectorAll<HTMLElement>(selector) ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    items[Math.min(items.length - 1, Math.max(0, at + step))]?.focus();
  };
  return { ref, onKeyDown };
}

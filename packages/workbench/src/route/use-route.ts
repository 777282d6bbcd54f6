import { useMemo, useSyncExternalStore } from 'react';
import { formatRoute, parseRoute, type Route } from './route.ts';

const changed = 'conexion:route';

function subscribe(listener: () => void): () => void {
  for (const event of ['hashchange', 'popstate', changed]) addEventListener(event, listener);
  return () => {
    for (const event of ['hashchange', 'popstate', changed]) removeEventListener(event, listener);
  };
}

const currentHash = (): string => location.hash;

/** Where the page is now, read from its address; the component renders again when it changes. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, currentHash);
  return useMemo(() => parseRoute(hash), [hash]);
}

/** The state of the step that an open dialog added to the history. */
export const isDialogState = (state: unknown): state is { readonly dialog: string } =>
  typeof state === 'object' && state !== null && 'dialog' in state;

/** Until the browser has taken back the step of a dialog that closed. */
let takingBack: Promise<void> | null = null;

/** Takes back the step that a dialog added to the history. */
export function takeBackDialog(): void {
  takingBack = new Promise((resolve) => {
    const end = () => {
      takingBack = null;
      resolve();
    };
    addEventListener('popstate', end, { once: true });
  });
  history.back();
}

/** Does something to the history now, or once it is back at the step before a closed dialog. */
export function onceTakenBack(act: () => void): void {
  if (takingBack) void takingBack.then(act);
  else act();
}

/** Goes somewhere: what is not named stays. `replace` leaves no step for the back button. */
export function go(to: Partial<Route>, options: { replace?: boolean } = {}): void {
  onceTakenBack(() => goNow(to, options));
}

function goNow(to: Partial<Route>, { replace = false }: { replace?: boolean }): void {
  const next = formatRoute({ ...parseRoute(currentHash()), ...to });
  if (next === (currentHash() || '#')) return;
  // The step that an open dialog added becomes the one to where it leads.
  history[replace || isDialogState(history.state) ? 'replaceState' : 'pushState'](null, '', next);
  dispatchEvent(new Event(changed));
}

import { createExternalStore } from '../external-store.ts';

const storageKey = (user: string): string => `conexion.alerts ${user}`;

/** Whether the browser can show notifications at all: not over plain HTTP from another host. */
export const canAlert = (): boolean => 'Notification' in globalThis && isSecureContext;

/** Changes when an answer about notifications did. */
export const alertStore = createExternalStore(0);

/** Whether a user asked for notifications on this device, and the browser allows them. */
export const wantsAlerts = (user: string): boolean =>
  canAlert() && Notification.permission === 'granted' && localStorage.getItem(storageKey(user)) === 'on';

/** Turns them on or off for a user. Resolves to false where the browser forbids them. */
export async function setAlerts(user: string, isOn: boolean): Promise<boolean> {
  const isAllowed = !isOn || (await Notification.requestPermission()) === 'granted';
  if (isOn && isAllowed) localStorage.setItem(storageKey(user), 'on');
  else localStorage.removeItem(storageKey(user));
  alertStore.set(alertStore.get() + 1);
  return isAllowed;
}

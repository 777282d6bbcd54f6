import type { Notifications } from '../database/database.ts';

/**
 * The longest delay of a commit's notification: one notification covers many commits, because it
 * costs as much as an event.
 */
const notifyMilliseconds = 20;

/**
 * Listeners for changes. They hear of this node's changes at once, and of others' when the database
 * notifies.
 */
export function watchChanges(notifications: Notifications | undefined) {
  const listeners = new Set<() => void>();
  let stopListening: (() => Promise<void>) | undefined;
  let notifying: NodeJS.Timeout | undefined;

  const heard = () => {
    for (const listener of listeners) listener();
  };

  function notify(): void {
    notifying = undefined;
    // Nodes that miss the notification poll.
    notifications?.notify().catch(() => {});
  }

  return {
    /** This node has committed something new. */
    changed(): void {
      heard();
      if (notifications) notifying ??= setTimeout(notify, notifyMilliseconds).unref();
    },
    onChange(listener: () => void): () => void {
      // The same function may be given twice.
      const mine = () => listener();
      listeners.add(mine);
      stopListening ??= notifications?.listen(heard);
      return () => void listeners.delete(mine);
    },
    async close(): Promise<void> {
      clearTimeout(notifying);
      listeners.clear();
      await stopListening?.();
    },
  };
}

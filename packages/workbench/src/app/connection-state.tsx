import { connectionStore } from '../api/connection.ts';
import { streamStateStore } from '../api/live-stream.ts';
import { useStore } from '../external-store.ts';
import { useTexts } from '../i18n/language.ts';

/** Whether the service answers. While it does not, the screen may be out of date. */
export function ConnectionState() {
  const { t } = useTexts();
  const connection = useStore(connectionStore);
  const stream = useStore(streamStateStore);
  // The service answers, but other people's changes appear only when the page polls.
  const state = connection === 'online' && stream === 'away' ? 'delayed' : connection;
  return (
    <p className="connection" data-state={state} role="status">
      <span className="connection-dot" aria-hidden="true" />
      <span className="connection-words">{t.connection[state]}</span>
    </p>
  );
}

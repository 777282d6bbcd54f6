import { useWords } from './words.ts';

/** How to connect a program, and how to limit what it sends. */
export function HowToConnect() {
  const words = useWords();
  const url = new URL('inspect', location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  url.hash = '';
  const program = `import { createWebSocketInspector } from '@statelyai/inspect';

const { inspect } = createWebSocketInspector({
  url: '${url}',
  sanitizeContext: () => ({}),
  sanitizeEvent: ({ type }) => ({ type }),
});
createActor(machine, { inspect }).start();`;
  return (
    <div className="how-to-connect">
      <p>{words.intro}</p>
      <p>{words.how}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it may be wider than the window, and then it scrolls by keys */}
      <pre className="actor-json" tabIndex={0}>
        {program}
      </pre>
      <p className="muted">{words.sanitize}</p>
    </div>
  );
}

// One analista's heavy reads, all at once, as a separate process: `heavy-readers.ts URL`. Sends
// what became of them when asked.
import { setTimeout as pause } from 'node:timers/promises';

export interface HeavyReads {
  succeeded: number;
  refused: number;
  withoutRetryAfter: number;
  failed: number;
}

const [, , url = ''] = process.argv;
const counts: HeavyReads = { succeeded: 0, refused: 0, withoutRetryAfter: 0, failed: 0 };
const from = new Date(Date.now() - 30 * 86_400_000).toISOString();
const asked = [
  ...Array.from({ length: 8 }, () => '/api/board'),
  ...Array.from({ length: 4 }, () => `/api/eventlog?format=csv&from=${from}`),
  ...Array.from({ length: 8 }, () => '/api/measures'),
  ...Array.from({ length: 16 }, () => '/api/expedientes?tab=todos&text=perez'),
];

const signedIn = await fetch(`${url}/api/demo/token`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ user: 'vera', role: 'analista' }),
});
const { token } = (await signedIn.json()) as { token: string };

/** Asks again as soon as it is answered, or as a refusal says. */
async function read(path: string): Promise<never> {
  for (;;) {
    const response = await fetch(url + path, { headers: { Authorization: `Bearer ${token}` } });
    const retryAfter = response.headers.get('retry-after');
    if (response.status === 200) {
      for await (const _ of response.body ?? []);
      counts.succeeded++;
    } else if (response.status === 429 || response.status === 503) {
      await response.text();
      counts.refused++;
      if (retryAfter === null) counts.withoutRetryAfter++;
      await pause(Number(retryAfter ?? 1) * 1000);
    } else counts.failed++;
  }
}

process.on('message', () => process.send?.(counts));
process.on('disconnect', () => process.exit());
process.send?.({ url });
await Promise.all(asked.map(read));

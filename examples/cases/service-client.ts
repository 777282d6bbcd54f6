import { setTimeout as pause } from 'node:timers/promises';
import type { By } from '@conexion/machines';

export interface Answer {
  status: number;
  body: Record<string, unknown>;
  /** The service's own clock. */
  date: Date;
}

/** How long the client retries while a service restarts. */
const patienceMs = 60_000;

/**
 * Calls a service as a given person, with a demonstration token. A call that got no answer, 429 or
 * 503 is retried with the same `Idempotency-Key`, so that it counts once.
 */
export function serviceClient(url: string) {
  const tokens = new Map<string, Promise<string>>();

  async function exchange(path: string, init: RequestInit): Promise<Answer> {
    for (const deadline = Date.now() + patienceMs; ; ) {
      let wait = 0.25;
      try {
        const response = await fetch(new URL(path, url), { ...init, signal: AbortSignal.timeout(10_000) });
        // Read inside the try: a killed service may send half an answer.
        const body = (await response.json()) as Answer['body'];
        const isAway = response.status === 429 || response.status === 503;
        const date = new Date(response.headers.get('date') ?? Date.now());
        if (!isAway || Date.now() > deadline) return { status: response.status, body, date };
        wait = Number(response.headers.get('retry-after') ?? wait);
      } catch (cause) {
        if (Date.now() > deadline) throw new Error(`No answer from ${url}`, { cause });
      }
      await pause(wait * 1000);
    }
  }

  const post = (path: string, body: object, headers: Record<string, string>) =>
    exchange(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  function tokenOf({ id, role, name }: By): Promise<string> {
    const key = `${role} ${id}`;
    const known = tokens.get(key);
    if (known) return known;
    const token = post('/api/demo/token', { user: id, role, name }, {}).then(({ status, body }) => {
      if (status !== 200 && status !== 201)
        throw new Error(`No demonstration token: ${status} ${JSON.stringify(body)}`);
      return String(body.token);
    });
    tokens.set(key, token);
    return token;
  }
  const authorization = async (by: By) => ({ authorization: `Bearer ${await tokenOf(by)}` });

  return {
    get: async (path: string, by: By) => exchange(path, { headers: await authorization(by) }),
    post: async (path: string, body: object, by: By, key: string) =>
      post(path, body, { ...(await authorization(by)), 'idempotency-key': key }),
  };
}

export type ServiceClient = ReturnType<typeof serviceClient>;

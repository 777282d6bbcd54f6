import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createHost } from '@conexion/machines';
import express from 'express';
import { expect, it } from 'vitest';
import { OutcomeUnknown, StoreUnavailable } from '../cases/store.ts';
import { silentLog } from '../log.ts';
import { createVoices } from './language.ts';
import { observeRequests } from './observe-requests.ts';
import { onError } from './serve.ts';

/** What a client is answered where a route throws. */
async function answerTo(error: Error) {
  const app = express();
  app.locals.voiceOf = createVoices(createHost());
  app.use(observeRequests());
  app.get('/', () => {
    throw error;
  });
  app.use(onError(silentLog));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'Accept-Language': 'en' } });
  const { status, headers } = response;
  const { title, outcome }: { title: string; outcome?: string } = await response.json();
  server.close();
  return { status, retryAfter: headers.get('Retry-After'), title, outcome };
}

it.each<[Error, string, string | undefined]>([
  [new OutcomeUnknown('slow'), 'may have saved the change', 'unknown'],
  [new StoreUnavailable('away'), 'nothing was written', undefined],
])(
  '%s: the answer asks for a retry and says whether the change was saved',
  async (error, sentence, outcome) => {
    const title = expect.stringContaining(sentence);
    expect(await answerTo(error)).toEqual({ status: 503, retryAfter: '1', title, outcome });
  },
);

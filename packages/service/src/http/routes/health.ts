import { Router } from 'express';
import type { Store } from '../../cases/store.ts';
import { languageOf } from '../language.ts';
import { writeReply } from '../reply.ts';

/** `healthz`: the process answers. `readyz`: so does the store. Neither asks for a token. */
export function healthRoutes(store: Store): Router {
  const router = Router();
  const fine = { status: 200, body: { status: 'ok' } };
  router.get('/healthz', (request, response) => writeReply(response, fine, languageOf(request)));
  router.get('/readyz', async (request, response) => {
    await store.ping();
    writeReply(response, fine, languageOf(request));
  });
  return router;
}

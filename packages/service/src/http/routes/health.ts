import { Router } from 'express';
import { askSparingly } from '../../cases/ask-sparingly.ts';
import type { Store } from '../../cases/store.ts';
import { voiceOf } from '../language.ts';
import { writeReply } from '../reply.ts';

/**
 * `healthz`: the process answers. `readyz`: the store would take a commit. Neither asks for a
 * token.
 */
export function healthRoutes(store: Store): Router {
  const router = Router();
  const isReady = askSparingly(() => store.ping());
  const fine = { status: 200, body: { status: 'ok' } };
  router.get('/healthz', (request, response) => writeReply(response, fine, voiceOf(request).lang));
  router.get('/readyz', async (request, response) => {
    await isReady();
    writeReply(response, fine, voiceOf(request).lang);
  });
  return router;
}

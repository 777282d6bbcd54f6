// What nothing can be faster than: Express reading a body, zod checking it, an answer of the same kind.
import type { AddressInfo } from 'node:net';
import express from 'express';
import { z } from 'zod';

const schema = z.strictObject({ type: z.literal('provider.monitored'), note: z.string().max(2_000) });
const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.use(express.json());
app.post('/api/asistencias/:id/events', (request, response) => {
  const { success } = schema.safeParse(request.body);
  response.status(success ? 200 : 400).json({ id: request.params.id, accepted: success });
});
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.on('disconnect', () => process.exit());

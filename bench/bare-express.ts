// The upper bound: Express reads a body, the machine's schema checks it, and it sends the same kind
// of answer.
import type { AddressInfo } from 'node:net';
import { parseEventRequest } from '@conexion/machines';
import express from 'express';

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.use(express.json());
app.post('/api/asistencias/:id/events', (request, response) => {
  const { ok } = parseEventRequest(request.body);
  response.status(ok ? 200 : 400).json({ id: request.params.id, accepted: ok });
});
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.on('message', () => process.send?.({ memory: process.memoryUsage().rss }));
process.on('disconnect', () => process.exit());

import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** When a connection is lost: before its request arrives, or within its answer. */
type Loss = 'request' | 'answer' | null;

/** A proxy that loses the connections of some requests. */
export async function startLosingProxy(target: string, lossOf: (request: IncomingMessage) => Loss) {
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers, socket } = incoming;
    const loss = lossOf(incoming);
    const reset = () => void socket.resetAndDestroy();
    if (loss === 'request') return reset();
    const forwarded = request(new URL(url ?? '', target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
      if (loss === null) return void answer.on('error', reset).pipe(outgoing);
      answer.once('data', (piece: Buffer) =>
        outgoing.write(piece.subarray(0, piece.length / 2), () => socket.destroy()),
      );
    });
    outgoing.once('close', () => forwarded.destroy());
    incoming.pipe(forwarded.on('error', reset));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

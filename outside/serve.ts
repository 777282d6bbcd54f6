import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Serves a directory on a free port of the loopback interface, until it is closed. */
export async function serve(directory: string): Promise<{ url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const path = request.url === '/' ? 'index.html' : (request.url ?? '');
    const content = await readFile(join(directory, path)).catch(() => undefined);
    response
      .writeHead(content ? 200 : 404, { 'Content-Type': types[extname(path)] ?? 'text/plain' })
      .end(content);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Figures {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  failed: number;
  total: number;
}

export interface Target {
  urls: readonly string[];
  token: string;
  asistenciaIds: readonly string[];
}

let keys = 0;

/**
 * Runs so many clients for `duration` milliseconds; each waits for its answer before it sends the
 * next event, and then for `rest` milliseconds.
 */
export async function measureHttp(
  target: Target,
  clients: number,
  duration: number,
  rest = 0,
): Promise<Figures> {
  const latencies: number[] = [];
  let failed = 0;
  let total = 0;
  const warmUp = performance.now() + duration / 4;
  const end = warmUp + duration;

  async function client(index: number): Promise<void> {
    const { hostname, port } = new URL(target.urls[index % target.urls.length] ?? '');
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    for (let turn = index; performance.now() < end; turn += clients) {
      const asistenciaId = target.asistenciaIds[turn % target.asistenciaIds.length] ?? '';
      const start = performance.now();
      const status = await post(socket, request(target.token, asistenciaId));
      const now = performance.now();
      total++;
      if (status !== 200) failed++;
      else if (start >= warmUp && now < end) latencies.push(now - start);
      if (rest > 0) await pause(rest);
    }
    socket.destroy();
  }

  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
  latencies.sort((a, b) => a - b);
  const quantile = (part: number) => latencies[Math.floor(latencies.length * part)] ?? Number.NaN;
  return {
    perSecond: latencies.length / (duration / 1000),
    p50: quantile(0.5),
    p95: quantile(0.95),
    p99: quantile(0.99),
    failed,
    total,
  };
}

/**
 * Makes a service write what it postpones while it is busy, so that the next measurement has the
 * processor.
 */
export async function settle({ urls: [url = ''], token }: Target): Promise<void> {
  if (token !== '') await fetch(`${url}/api/measures`, { headers: { Authorization: `Bearer ${token}` } });
}

function request(token: string, asistenciaId: string): string {
  const body = JSON.stringify({ type: 'provider.monitored', note: 'En camino' });
  return [
    `POST /api/asistencias/${asistenciaId}/events HTTP/1.1`,
    'Host: localhost',
    'Content-Type: application/json',
    `Authorization: Bearer ${token}`,
    `Idempotency-Key: bench-${process.pid}-${keys++}`,
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
}

/** Plain sockets: a client library would cost more than the measured service. */
function post(socket: Socket, text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const read = (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      const head = answer.indexOf('\r\n\r\n');
      if (head === -1) return;
      const length = Number(/content-length: (\d+)/i.exec(answer)?.[1]);
      if (answer.length < head + 4 + length) return;
      socket.off('data', read);
      socket.off('error', reject);
      resolve(Number(answer.slice(9, 12)));
    };
    socket.on('data', read);
    socket.once('error', reject);
    socket.write(text);
  });
}

import fc from 'fast-check';
import { openCase, startTestService } from '../running-service.ts';
import { type Document, type HostileRequest, hostileRequests } from './requests.ts';

const atOnce = 16;
// A busy machine answers slowly.
const patience = 60_000;

export interface Report {
  sent: number;
  /** How many answers there were of each status. */
  statuses: Record<number, number>;
  /** 5xx answers, and requests that were not answered in time. */
  faults: { request: HostileRequest; what: string }[];
  /** Heap in use after a quarter and at the end, in megabytes. */
  heap: { quarter: number; end: number };
}

/** Sends generated requests to a new service, as a caller who may send nearly everything. */
export async function attack(count: number, seed: number, databaseUrl?: string): Promise<Report> {
  // Here the rate limit would only hide what lies behind it.
  const service = await startTestService({ databaseUrl, requestsPerSecond: 1_000_000 });
  const jefe = await service.signIn('jefe', 'jefe');
  const { expedienteId, asistenciaId } = await openCase(jefe);
  const { items } = (await jefe.get('/api/pendientes')).body;
  const document = (await (await fetch(`${service.url}/openapi.json`)).json()) as Document;
  const requests = hostileRequests(document, [expedienteId, asistenciaId, items[0].id]);
  const report: Report = { sent: 0, statuses: {}, faults: [], heap: { quarter: 0, end: 0 } };

  async function send(request: HostileRequest): Promise<void> {
    const { method, path, headers, body } = request;
    try {
      const response = await fetch(service.url + path, {
        method,
        headers: {
          ...headers,
          Authorization: `Bearer ${jefe.token}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(patience),
      });
      await response.arrayBuffer();
      report.statuses[response.status] = (report.statuses[response.status] ?? 0) + 1;
      if (response.status >= 500) report.faults.push({ request, what: String(response.status) });
    } catch (error) {
      // fetch itself refuses some headers: nothing was sent.
      if (error instanceof TypeError && !error.cause) return;
      report.faults.push({ request, what: String(error) });
    }
    report.sent += 1;
  }

  for (let done = 0; done < count; done += atOnce) {
    await Promise.all(
      fc.sample(requests, { numRuns: Math.min(atOnce, count - done), seed: seed + done }).map(send),
    );
    if (report.heap.quarter === 0 && done >= count / 4) report.heap.quarter = heapInUse();
  }
  report.heap.end = heapInUse();
  await service.stop();
  return report;
}

function heapInUse(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 1024 / 1024);
}

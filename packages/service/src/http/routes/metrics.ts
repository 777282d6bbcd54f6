import { Router } from 'express';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Served } from '../observe-requests.ts';

/** Counts requests for Prometheus. By route only: a path would name people's cases. */
export function createMetrics(): { routes: Router; measure(served: Served): void } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labelNames = ['method', 'route', 'status'] as const;
  const seconds = new Histogram({
    name: 'conexion_http_request_seconds',
    help: 'How long requests took, until their last byte',
    labelNames,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const limited = new Counter({
    name: 'conexion_http_too_many_requests_total',
    help: 'Requests refused because their caller sent too many',
    registers: [registry],
  });

  function measure({ method, route = 'other', status, milliseconds, isEndless }: Served): void {
    if (status === 429) limited.inc();
    // A stream's length is only how long a client watched.
    if (isEndless) return;
    const labels = { method: methods.includes(method) ? method : 'other', route, status: String(status) };
    seconds.observe(labels, milliseconds / 1000);
  }

  const routes = Router();
  routes.get('/metrics', async (_request, response) => {
    response.setHeader('Content-Type', registry.contentType);
    response.end(await registry.metrics());
  });
  return { routes, measure };
}

// Clients can invent methods, and each would create a series.
const methods = ['GET', 'POST', 'HEAD', 'OPTIONS'];

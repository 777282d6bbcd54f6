import { Router } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Tail } from '../../cases/tail.ts';
import type { Served } from '../observe-requests.ts';
import type { Listeners } from '../write-events.ts';

/** What is looked at when Prometheus asks. */
interface Watched {
  tail: Tail;
  listeners: Listeners;
}

/** Counts requests for Prometheus. By route only: a path would name people's cases. */
export function createMetrics({ tail, listeners }: Watched): {
  routes: Router;
  measure(served: Served): void;
} {
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
  new Gauge({
    name: 'conexion_stream_listeners',
    help: 'Streams that clients watch now',
    registers: [registry],
    collect() {
      this.set([...listeners.all()].length);
    },
  });
  new Gauge({
    name: 'conexion_stream_lag_lines',
    help: 'By how many lines of the journal the slowest stream is behind this node',
    registers: [registry],
    collect() {
      const behind = [...listeners.all()].map(({ position }) => tail.end() - (position ?? tail.end()));
      this.set(Math.max(0, ...behind));
    },
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

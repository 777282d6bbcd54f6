import { Router } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { askSparingly } from '../../cases/ask-sparingly.ts';
import type { Deps } from '../../cases/deps.ts';
import type { Tail } from '../../cases/tail.ts';
import { packageVersion } from '../../package-version.ts';
import type { HeavyRead, Spent } from '../budgets.ts';
import type { Served } from '../observe-requests.ts';
import type { Listeners } from '../write-events.ts';
import { createLoadMetrics } from './load-metrics.ts';
import { metersOf } from './meters-of.ts';

/** What is looked at when Prometheus asks. */
interface Watched extends Pick<Deps, 'store' | 'clock'> {
  tail: Tail;
  listeners: Listeners;
}

/** Counts requests and events for Prometheus. By route only: a path would name people's cases. */
export function createMetrics({ store, clock, tail, listeners }: Watched): {
  routes: Router;
  measure(served: Served): void;
  /** Counts an event that was sent to an asistencia; `outcome` is a code. */
  countEvent(type: string, outcome: string): void;
  /** Counts a heavy read whose budget was spent. */
  countRefusedRead(kind: HeavyRead, spent: Spent): void;
} {
  const registry = new Registry();
  describeProcess(registry);
  describeStreams(registry, listeners, tail);
  const seconds = new Histogram({
    name: 'conexion_http_request_seconds',
    help: 'How long requests took, until their last byte',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const { counter } = metersOf(registry);
  const events = counter(
    'conexion_events_total',
    'Events sent to asistencias, by type and by what the service answered',
    'type',
    'outcome',
  );
  const limited = counter(
    'conexion_http_too_many_requests_total',
    'Requests refused because their caller sent too many',
  );
  const refusedReads = counter(
    'conexion_heavy_reads_refused_total',
    'Heavy reads refused, by kind and by whose budget was spent: caller, node or time',
    'kind',
    'spent',
  );

  function measure({ method, route = 'other', status, milliseconds, isEndless }: Served): void {
    if (status === 429) limited.inc();
    // A stream's length is only how long a client watched.
    if (isEndless) return;
    const labels = { method: methods.includes(method) ? method : 'other', route, status: String(status) };
    seconds.observe(labels, milliseconds / 1000);
  }

  const setLoad = createLoadMetrics(registry);
  const loadNow = askSparingly(() => store.load(clock()), loadLimits);
  const routes = Router();
  routes.get('/metrics', async (_request, response) => {
    setLoad(await loadNow().catch(() => null));
    response.setHeader('Content-Type', registry.contentType);
    response.end(await registry.metrics());
  });
  return {
    routes,
    measure,
    countEvent: (type, outcome) => events.inc({ type, outcome }),
    countRefusedRead: (kind, spent) => refusedReads.inc({ kind, spent }),
  };
}

function describeProcess(registry: Registry): void {
  collectDefaultMetrics({ register: registry });
  // Gauges with the suffix of counters, which a linter of metrics refuses; their parts stay.
  for (const kind of ['handles', 'requests', 'resources'])
    registry.removeSingleMetric(`nodejs_active_${kind}_total`);
  metersOf(registry)
    .gauge(
      'conexion_build_info',
      'Always 1; its labels say which version runs, on which Node.js',
      'version',
      'node',
    )
    .set({ version: packageVersion(), node: process.version }, 1);
}

function describeStreams(registry: Registry, listeners: Listeners, tail: Tail): void {
  const registers = [registry];
  new Gauge({
    name: 'conexion_stream_listeners',
    help: 'Streams that clients watch now',
    registers,
    collect() {
      this.set([...listeners.all()].length);
    },
  });
  new Gauge({
    name: 'conexion_stream_lag_lines',
    help: 'By how many lines of the journal the slowest stream is behind this node',
    registers,
    collect() {
      const behind = [...listeners.all()].map(({ position }) => tail.end() - (position ?? tail.end()));
      this.set(Math.max(0, ...behind));
    },
  });
}

// A scraper comes every 15 s or so, and waits 10; several may come. The counts wait for other
// heavy reads.
const loadLimits = { timeout: 8_000, kept: 10_000 };

// Clients can invent methods, and each would create a series.
const methods = ['GET', 'POST', 'HEAD', 'OPTIONS'];

import { Counter, Gauge, type Registry } from 'prom-client';

/** What makes the metrics of a registry. */
export const metersOf = (registry: Registry) => ({
  gauge: (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] }),
  counter: (name: string, help: string, ...labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers: [registry] }),
});

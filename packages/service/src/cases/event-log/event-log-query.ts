/** Which lines a log for process mining holds, and how it writes them. */
export interface EventLogQuery {
  format: 'csv' | 'xes' | 'ocel';
  /** The events that the host's machine takes. */
  eventTypes: readonly string[];
  /** Cases opened at or after, and before: UTC instants. */
  from?: string | undefined;
  to?: string | undefined;
  /** Continues after this case, which is the last of an export that was cut short. */
  after?: string | undefined;
}

/** The timings of streams. */
export interface Patience {
  /** Between heartbeats, in milliseconds. */
  heartbeat: number;
  /** How long a client may leave sent data unread, in milliseconds. */
  slow: number;
}

/** With the clients that watch a stream. */
export interface Patience {
  /** Between signs of life, in milliseconds. */
  heartbeat: number;
  /** How long a client may leave what it was sent unread, in milliseconds. */
  slow: number;
}

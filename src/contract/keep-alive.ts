/** How a server finds out that the client of an open WebSocket is gone without a word. */
export interface KeepAlive {
  /** Between the handshake and the first ping, and between each pong and the next ping. */
  readonly pingIntervalMs: number;
  /** How long a pong may take; past it the connection is given up with code 1006. */
  readonly pingTimeoutMs: number;
}

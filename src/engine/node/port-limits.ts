export interface PortLimits {
  /** Longest body of a request; past it the client gets 413. */
  readonly maxBodyBytes: number;
  /** Longest message of a WebSocket; past it the socket is closed with 1009. */
  readonly maxMessageBytes: number;
  /** Bytes that a slow reader has not taken; past it the application's `send` waits. */
  readonly highWaterBytes: number;
  /** The same, for an application that does not wait for its sends; past it the client is dropped. */
  readonly maxUnsentBytes: number;
  /** Real milliseconds that a client has to answer a close frame. */
  readonly closeLimitMs: number;
  /** Real milliseconds that an idle connection is kept for a further request. */
  readonly keepAliveMs: number;
}

export const defaultPortLimits: PortLimits = {
  maxBodyBytes: 1_000_000,
  maxMessageBytes: 1_000_000,
  highWaterBytes: 64 * 1024,
  maxUnsentBytes: 16 * 1024 * 1024,
  closeLimitMs: 5_000,
  keepAliveMs: 5_000,
};

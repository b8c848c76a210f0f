import type { KeepAlive } from "../../../src/contract/keep-alive.ts";

/** Both or neither. */
export interface ListenOptions {
  /** Each open socket is pinged so long after its handshake, and after each pong. */
  readonly pingIntervalMs?: number;
  /** A socket whose pong takes longer is given up: its handler hears a disconnect with 1006. */
  readonly pingTimeoutMs?: number;
}

/** @throws RangeError when one of the two is missing or no length of time */
export function toKeepAlive({ pingIntervalMs, pingTimeoutMs }: ListenOptions): KeepAlive | null {
  if (pingIntervalMs === undefined && pingTimeoutMs === undefined) return null;
  const isTime = (ms: number | undefined): ms is number => ms !== undefined && ms > 0 && Number.isFinite(ms);
  if (isTime(pingIntervalMs) && isTime(pingTimeoutMs)) return { pingIntervalMs, pingTimeoutMs };
  throw new RangeError(
    `pings need pingIntervalMs and pingTimeoutMs, both above 0; these are ${pingIntervalMs} and ${pingTimeoutMs}`,
  );
}

import type { Port } from "./server-process.ts";

const periodMs = 200;
/** A handler that computes for longer than this is taken for an endless loop. */
const limitMs = 1_000;

export interface Heartbeat {
  stop(): void;
}

/** Asks a server process every 200 ms whether it still answers; tells once when it has been silent for a second. */
export function watchHeartbeat(port: Port, isResting: () => boolean, silent: (silentMs: number) => void): Heartbeat {
  let askedAtMs: number | null = null;
  port.onmessage = () => {
    askedAtMs = null;
  };
  const timer = setInterval(() => {
    const nowMs = performance.now();
    if (isResting()) {
      // A hidden tab's timers are throttled: its silence means nothing.
      askedAtMs = null;
    } else if (askedAtMs === null) {
      askedAtMs = nowMs;
      port.postMessage("ping");
    } else if (nowMs - askedAtMs > limitMs) {
      stop();
      silent(Math.round(nowMs - askedAtMs));
    }
  }, periodMs);
  const stop = () => clearInterval(timer);
  return { stop };
}

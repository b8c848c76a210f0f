import type { Port } from "./server-process.ts";

const periodMs = 200;
/** A handler that computes for longer than this is taken for an endless loop. */
const limitMs = 1_000;
/** The page may have been held up or asleep itself: so much must its looks in vain weigh together. */
const leastWeight = 5;
/** A look that comes late tells of a busy machine, on which the process may have waited for its turn as well. */
const lateMs = 1.5 * periodMs;
const lateWeight = 0.25;
/** Answers that nobody asked for, which no harness sends. */
const mostUnasked = 100;

export interface Heartbeat {
  stop(): void;
}

export interface HeartbeatEvents {
  /** Called once, when the process has been silent for a second; on a busy machine for some seconds. */
  readonly silent: (silentMs: number) => void;
  /** Called once, when it floods the port. */
  readonly flooded: () => void;
}

/** Asks a server process every 200 ms whether it still answers. What it says is not looked at. */
export function watchHeartbeat(port: Port, isResting: () => boolean, events: HeartbeatEvents): Heartbeat {
  let askedAtMs: number | null = null;
  let lookedAtMs = performance.now();
  let weight = 0;
  let unasked = 0;
  port.onmessage = () => {
    if (askedAtMs !== null) unasked = 0;
    else unasked += 1;
    askedAtMs = null;
    if (unasked <= mostUnasked) return;
    stop();
    events.flooded();
  };
  const timer = setInterval(() => {
    const nowMs = performance.now();
    const isLate = nowMs - lookedAtMs > lateMs;
    lookedAtMs = nowMs;
    if (isResting()) {
      // A hidden tab's timers are throttled: its silence means nothing.
      askedAtMs = null;
    } else if (askedAtMs === null) {
      askedAtMs = nowMs;
      weight = 0;
      port.postMessage("ping");
    } else {
      weight += isLate ? lateWeight : 1;
      if (nowMs - askedAtMs <= limitMs || weight < leastWeight) return;
      stop();
      events.silent(Math.round(nowMs - askedAtMs));
    }
  }, periodMs);
  const stop = () => {
    clearInterval(timer);
    port.onmessage = null;
  };
  return { stop };
}

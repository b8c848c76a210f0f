import type { KeepAlive } from "../contract/keep-alive.ts";
import type { TurnLoop } from "./turn-loop.ts";
import type { VirtualTimer } from "./virtual-timers.ts";

/** What a server's pings find out about one socket. */
export interface SilenceWatch {
  accepted(): void;
  /** The client has fallen silent and answers nothing any more. */
  silent(): void;
  /** The socket is closed, by whomever. */
  over(): void;
}

/**
 * Reckons when a ping first stays unanswered, for a client that is awake answers every one: the pings that are answered
 * cost nothing and leave nothing in the log. The one timer counts as work to come, since the handler will hear of it.
 */
export function createSilenceWatch(
  loop: TurnLoop,
  keepAlive: () => KeepAlive | null,
  unanswered: () => void,
): SilenceWatch {
  let acceptedAtMs: number | null = null;
  let isSilent = false;
  let isOver = false;
  let timer: VirtualTimer | null = null;

  function reckon() {
    const pings = keepAlive();
    if (!pings || acceptedAtMs === null || !isSilent || isOver || timer) return;
    const openForMs = loop.nowMs() - acceptedAtMs;
    const nextPingMs = pings.pingIntervalMs - (openForMs % pings.pingIntervalMs);
    timer = loop.setTimer(nextPingMs + pings.pingTimeoutMs, unanswered);
  }

  return {
    accepted() {
      acceptedAtMs = loop.nowMs();
      reckon();
    },
    silent() {
      isSilent = true;
      reckon();
    },
    over() {
      isOver = true;
      if (timer) loop.clearTimer(timer);
    },
  };
}

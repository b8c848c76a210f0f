import type { TurnLoop } from "./turn-loop.ts";

/** Modelled one-way time between a client and the server, milliseconds; the second figure is the most it varies by. */
const hopMs = 2;
const hopJitterMs = 1;

/** One direction of one connection: delivers in order, each message after a modelled time. */
export type Channel = (deliver: () => void) => void;

export function createNetwork(loop: TurnLoop, random: () => number): () => Channel {
  return () => {
    let newestMs = 0;
    return (deliver) => {
      newestMs = Math.max(loop.nowMs() + hopMs + random() * hopJitterMs, newestMs);
      loop.setTimer(newestMs - loop.nowMs(), deliver);
    };
  };
}

import type { WebSocket } from "ws";
import type { KeepAlive } from "../../contract/keep-alive.ts";
import { real } from "./real-time.ts";

/** Pings an open socket until it closes, and drops it when a pong does not come in time. A real client has real time. */
export function pingSocket(socket: WebSocket, { pingIntervalMs, pingTimeoutMs }: KeepAlive): void {
  let timer = real.setTimeout(ping, pingIntervalMs);

  function ping() {
    socket.ping();
    timer = real.setTimeout(() => socket.terminate(), pingTimeoutMs);
  }

  socket.on("pong", () => {
    real.clearTimeout(timer);
    timer = real.setTimeout(ping, pingIntervalMs);
  });
  socket.on("close", () => real.clearTimeout(timer));
}

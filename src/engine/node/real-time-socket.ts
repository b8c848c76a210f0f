import { WebSocket } from "ws";
import { onRealTime } from "./real-time.ts";

/**
 * A `ws` socket whose closing handshake is limited in real time. `ws` asks the realm for that timer, and the realm's
 * clock is the learner's: it may stand still, and must not count what is none of the learner's.
 */
export class RealTimeSocket extends WebSocket {
  /** The code of the close frame that was sent, which `ws` chooses when a client breaks the protocol. */
  sentCloseCode: number | null = null;

  override close(code?: number, data?: string | Buffer): void {
    this.sentCloseCode ??= code ?? null;
    onRealTime(() => super.close(code, data));
  }
}

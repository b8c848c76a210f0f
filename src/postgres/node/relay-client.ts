import type { Socket } from "node:net";
import type { SessionChange } from "../../contract/database-protocol.ts";
import { type Diagnostic, errorResponse } from "../../wire/backend-builders.ts";
import { joinBytes } from "../../wire/build-message.ts";
import type { DatabaseLink } from "./database-link.ts";
import { createInputWindow } from "./input-window.ts";
import { createSocketOutput } from "./socket-output.ts";

/**
 * How much of a client's input the database works off before the next client's turn. Small, for all its answers are
 * in memory before the client's pace can be known.
 */
const turnBytes = 8 * 1024;

/** A client that leaves more than this unread is not read from either. */
const maxUnsentBytes = 1024 * 1024;

/** Real milliseconds that a client has to read what is left and close its side, once the server has ended. */
export const lingerMs = 5_000;

/** Carries bytes between a client's socket and the database until one of them ends; `startupLimitMs` is for the startup packet. */
export function relayClient(socket: Socket, link: DatabaseLink, startupLimitMs: number): void {
  const input = createInputWindow(turnBytes);
  const output = createSocketOutput(socket, () => pump());
  let unread: Uint8Array = new Uint8Array(0);
  let isEnded = false;
  let limit = setTimeout(() => socket.destroy(), startupLimitMs);

  const isBusy = (): boolean => input.isFull || output.unsentBytes > maxUnsentBytes;

  /** Hands on what was read, turn by turn, and reads more only once that is done. */
  const pump = (): void => {
    if (isEnded) return;
    while (unread.length > 0 && !isBusy()) {
      const turn = new Uint8Array(unread.subarray(0, turnBytes));
      unread = unread.subarray(turnBytes);
      input.sent(turn.length);
      channel.send(turn);
    }
    if (unread.length > 0 || isBusy()) socket.pause();
    else socket.resume();
  };

  const sessionChanged = (change: SessionChange): void => {
    if (change.kind === "session-opened") clearTimeout(limit);
    else if (change.kind === "wait-started") input.waitStarted();
    else if (change.kind === "wait-ended") {
      input.waitEnded();
      pump();
    }
  };

  const end = (farewell?: Diagnostic): void => {
    if (isEnded) return;
    isEnded = true;
    if (farewell) {
      output.flush();
      output.send(errorResponse(farewell), 0);
    }
    output.end();
    clearTimeout(limit);
    limit = setTimeout(() => socket.destroy(), lingerMs);
    socket.resume(); // for a paused socket would not tell that the client has closed
  };

  const channel = link.connect({
    deliver: (bytes, costMs) => {
      output.send(bytes, costMs);
      pump();
    },
    taken: (lengthBytes) => {
      input.taken(lengthBytes);
      pump();
    },
    sessionChanged,
    end,
  });

  socket.on("data", (chunk: Buffer) => {
    if (isEnded) return;
    unread = unread.length === 0 ? chunk : joinBytes([unread, chunk]);
    pump();
  });
  socket.on("drain", pump);
  socket.on("close", () => {
    clearTimeout(limit);
    output.dispose();
    channel.disconnect();
  });
}

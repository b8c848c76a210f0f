import type { SessionWait } from "../../../src/contract/database-protocol.ts";
import type { Multiplexer } from "../../../src/postgres/multiplexer/create-multiplexer.ts";
import { createByteReader } from "../../../src/wire/byte-reader.ts";
import { type Frame, frameAll } from "../../../src/wire/frame-messages.ts";
import { backendCode } from "../../../src/wire/message-codes.ts";
import { encodeStartup } from "../differential/encode-message.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** What becomes of a client's connection, in the order in which it happens. */
export interface ClientEvents {
  received(frame: Frame): void;
  closed(): void;
  /** Something that must not happen to any client. */
  broken(what: string): void;
}

/** One client over the multiplexer's own link, without any driver in between. */
export interface RawClient {
  readonly pid: number;
  readonly secret: number;
  /** The wait that was reported started and not ended. */
  readonly wait: { readonly reason: SessionWait; readonly sinceMs: number } | undefined;
  readonly isClosed: boolean;
  send(bytes: Uint8Array): void;
  /** The client is gone without a word. */
  cut(): void;
}

export function openRawClient(multiplexer: Multiplexer, clock: VirtualClock, events: ClientEvents): RawClient {
  let key = { pid: 0, secret: 0 };
  let wait: RawClient["wait"];
  let isClosed = false;
  let isCut = false;
  let endCount = 0;

  const connection = multiplexer.connect({
    timers: clock.timers,
    send: (bytes) => {
      if (isClosed && !isCut) events.broken("bytes after the connection was closed");
      for (const frame of frameAll(bytes)) {
        if (frame.code === backendCode.backendKeyData) key = readKey(frame);
        if (!isCut) events.received(frame);
      }
    },
    close: () => {
      if (isClosed && !isCut) events.broken("closed twice");
      if (isClosed) return;
      isClosed = true;
      events.closed();
    },
    report: (change) => {
      if (change.kind === "wait-started") {
        if (wait) events.broken(`${change.reason} started within ${wait.reason}`);
        wait = { reason: change.reason, sinceMs: clock.timers.nowMs() };
      } else if (change.kind === "wait-ended") {
        if (wait?.reason !== change.reason) events.broken(`${change.reason} ended within ${wait?.reason}`);
        wait = undefined;
      } else if (change.kind === "session-closed") {
        endCount += 1;
        if (endCount > 1) events.broken("the session's end was reported twice");
        if (wait) events.broken(`the session ended within ${wait.reason}`);
      }
    },
  });

  return {
    get pid() {
      return key.pid;
    },
    get secret() {
      return key.secret;
    },
    get wait() {
      return wait;
    },
    get isClosed() {
      return isClosed;
    },
    send: (bytes) => {
      if (!isClosed) connection.receive(bytes);
    },
    cut: () => {
      if (isClosed) return;
      isClosed = true;
      isCut = true;
      connection.disconnect();
    },
  };
}

function readKey(frame: Frame): { pid: number; secret: number } {
  const reader = createByteReader(frame.bytes, 5);
  return { pid: reader.int32(), secret: reader.int32() };
}

export const startup = encodeStartup({ user: "postgres", database: "postgres" });

import type { HeaderList } from "../contract/asgi.ts";
import type { KeepAlive } from "../contract/keep-alive.ts";
import type { ConnectionContext } from "./connection-context.ts";
import { createSendBrake } from "./send-brake.ts";
import { openServerSocket, type ServerSocket } from "./server-socket.ts";

export interface OutsideHandshake {
  /** Path and query. */
  readonly target: string;
  /** Names in small letters. */
  readonly headers: HeaderList;
}

/** Where the server's side of the socket goes. */
export interface SocketSink {
  /** @param keepAlive how the client is to be pinged, if at all */
  accept(keepAlive: KeepAlive | null): void;
  /** Answers the handshake with HTTP 403. */
  refuse(): void;
  /** False when the client has to read before more is sent; `drained` tells that it has. */
  send(text: string): boolean;
  close(code: number, reason: string): void;
  /** The application is behind: nothing more is read from the client until `readOn`. */
  holdBack(): void;
  readOn(): void;
}

/** What a real client does with its socket. */
export interface SocketClient {
  receive(text: string): void;
  drained(): void;
  leave(code: number, reason: string, by: "client" | "server" | "network"): void;
}

/** Messages that the application has not taken; past it the client is held back, as TCP would. */
const maxUntaken = 256;

/** @param number stands for the client in the log */
export function openOutsideSocket(
  number: number,
  tab: number,
  handshake: OutsideHandshake,
  sink: SocketSink,
  context: ConnectionContext,
): SocketClient {
  const { loop } = context;
  const scopeId = `client-${number}`;
  const brake = createSendBrake(loop, scopeId);
  let socket: ServerSocket | null = null;
  let untaken = 0;
  let closed = false;

  loop.command(() => {
    const app = context.app();
    if (!app) return sink.refuse();
    socket = openServerSocket({
      ...handshake,
      tab,
      client: `client ${number}`,
      scopeId,
      app,
      context,
      events: {
        accepted: () => sink.accept(context.keepAlive()),
        refused: () => sink.refuse(),
        closed(code, reason) {
          closed = true;
          sink.close(code, reason);
        },
        sent: (text) => (sink.send(text) ? undefined : brake.wait()),
        taken() {
          untaken -= 1;
          if (untaken === maxUntaken / 2) sink.readOn();
        },
      },
    });
  });

  return {
    receive(text) {
      if (closed) return;
      untaken += 1;
      if (untaken === maxUntaken) sink.holdBack();
      loop.command(() => socket?.receive(text));
    },
    drained: () => brake.release(),
    leave(code, reason, by) {
      loop.command(() => {
        socket?.disconnect(code, reason, by);
        brake.release();
      });
    },
  };
}

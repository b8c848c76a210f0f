import type { AsgiApp, AsgiReceived, AsgiSent, HeaderList } from "../contract/asgi.ts";
import type { ErrorInfo } from "../contract/trace-event.ts";
import { openAsgiConnection } from "./asgi-connection.ts";
import { type ConnectionContext, splitTarget, toScopeLabel } from "./connection-context.ts";
import { clip } from "./recorder.ts";

/** What the server does with a socket, as it leaves for the client. */
export interface SocketEvents {
  accepted(): void;
  /** A promise keeps the application's `send` waiting. */
  sent(text: string): Promise<void> | undefined;
  closed(code: number, reason: string): void;
  /** Closed before the handshake was answered: the client gets an HTTP status (ASGI specification). */
  refused(): void;
  /** The application has a message of the client's. */
  taken?(): void;
}

export interface ServerSocket {
  receive(text: string): void;
  /** The client is gone; without effect on a socket that the server has closed. */
  disconnect(code: number, reason: string, by: "client" | "server" | "network"): void;
}

export interface ServerSocketOptions {
  /** The number that stands for the client in the log. */
  readonly tab: number;
  /** As people name the client: `tab 31`. */
  readonly client: string;
  readonly target: string;
  readonly headers: HeaderList;
  readonly scopeId: string;
  readonly app: AsgiApp;
  readonly context: ConnectionContext;
  readonly events: SocketEvents;
}

/** The server's end of a WebSocket: the holder's life, and what is received, sent and closed, with its place in the log. */
export function openServerSocket(options: ServerSocketOptions): ServerSocket {
  const { tab, client, scopeId, app, events } = options;
  const { loop, recorder, describe, oracle } = options.context;
  let accepted = false;
  let closed = false;

  recorder.record(
    { kind: "scope-opened", holder: "websocket", label: toScopeLabel(client), parentScopeId: "server" },
    scopeId,
  );
  const scope = { type: "websocket", ...splitTarget(options.target), headers: options.headers, client } as const;
  const taken = ({ type }: AsgiReceived) => {
    if (type === "websocket.receive") events.taken?.();
  };
  const hooks = { sent, ended, taken };
  const connection = openAsgiConnection({ scopeId, app, scope, loop, describe, oracle, hooks });
  connection.deliver({ type: "websocket.connect" });

  function ended(outcome: "returned" | "threw", error: ErrorInfo | null) {
    recorder.record({ kind: "scope-ended", outcome, error }, scopeId);
    // As an ASGI server does when the application returns or throws without a close.
    if (!connection.isOver()) close(outcome === "threw" ? 1011 : 1000, "");
  }

  function sent(message: AsgiSent): Promise<void> | undefined {
    switch (message.type) {
      case "websocket.accept":
        accepted = true;
        recorder.record({ kind: "socket-accepted", tab }, scopeId);
        events.accepted();
        return;
      case "websocket.send":
        recorder.record({ kind: "socket-sent", tab, text: clip(message.text) }, scopeId);
        return events.sent(message.text);
      case "websocket.close":
        close(message.code, message.reason);
        return;
      default:
        // A message of HTTP's has no meaning on a socket.
        return;
    }
  }

  function close(code: number, reason: string) {
    if (closed) return;
    closed = true;
    recorder.record({ kind: "socket-closed", tab, code, reason: clip(reason), by: "server" }, scopeId);
    if (accepted) events.closed(code, reason);
    else events.refused();
  }

  return {
    receive(text) {
      if (closed) return;
      recorder.record({ kind: "socket-received", tab, text: clip(text) }, scopeId);
      connection.deliver({ type: "websocket.receive", text });
    },
    disconnect(code, reason, by) {
      if (closed) return;
      closed = true;
      recorder.record({ kind: "socket-closed", tab, code, reason: clip(reason), by }, scopeId);
      connection.deliver({ type: "websocket.disconnect", code, reason });
    },
  };
}

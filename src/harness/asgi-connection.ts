/** The server's end of one HTTP request or WebSocket: a queue of what comes in, the rules of what may go out. */
import type { AsgiApp, AsgiReceived, AsgiScope, AsgiSent } from "../contract/asgi.ts";
import type { ErrorInfo } from "../contract/trace-event.ts";
import type { ScopeOracle } from "./scope-oracle.ts";
import type { TurnLoop } from "./turn-loop.ts";

/** Thrown into an application that sends on a connection that is over. */
class SendAfterClose extends Error {
  override readonly name = "SendAfterClose";
  readonly code = "send-after-close";
}

export interface ConnectionHooks {
  /** A message of the application's, in its own turn; already known to be allowed. A promise holds its `send` up. */
  readonly sent: (message: AsgiSent) => Promise<void> | undefined;
  readonly ended: (outcome: "returned" | "threw", error: ErrorInfo | null) => void;
  /** The application has a message that was put in front of it. */
  readonly taken?: (message: AsgiReceived) => void;
}

export interface AsgiConnection {
  readonly scopeId: string;
  /** Puts a message in front of the application, as a turn of this connection's. */
  deliver(message: AsgiReceived): void;
  /** True once neither side will hear of the other again. */
  isOver(): boolean;
}

export interface AsgiConnectionOptions {
  readonly scopeId: string;
  readonly app: AsgiApp;
  readonly scope: AsgiScope;
  readonly loop: TurnLoop;
  readonly hooks: ConnectionHooks;
  readonly describe: (error: unknown) => ErrorInfo;
  readonly oracle: ScopeOracle;
}

export function openAsgiConnection(options: AsgiConnectionOptions): AsgiConnection {
  const { scopeId, app, scope, loop, hooks, describe, oracle } = options;
  const inbox: AsgiReceived[] = [];
  let waiting: ((message: AsgiReceived) => void) | null = null;
  let goodbye: AsgiReceived | null = null;
  let over = false;

  function deliver(message: AsgiReceived) {
    loop.enqueue(scopeId, () => {
      if (goodbye) return;
      if (message.type === "websocket.disconnect" || message.type === "http.disconnect") {
        goodbye = message;
        over = true;
      }
      const resolve = waiting;
      waiting = null;
      if (!resolve) return void inbox.push(message);
      hooks.taken?.(message);
      resolve(message);
    });
  }

  function receive(): Promise<AsgiReceived> {
    const waitingMessage = inbox.shift();
    if (waitingMessage) hooks.taken?.(waitingMessage);
    const next = waitingMessage ?? goodbye;
    if (next) return Promise.resolve(next);
    return new Promise((resolve) => {
      waiting = resolve;
    });
  }

  async function send(message: AsgiSent): Promise<void> {
    if (over) throw new SendAfterClose(`cannot send ${message.type}: the connection is over`);
    if (message.type === "websocket.close" || (message.type === "http.response.body" && !message.moreBody)) over = true;
    // Without a promise nothing is awaited: the schedule of those who never wait stays as it is.
    const pending = hooks.sent(message);
    if (pending) await pending;
    // Whoever waits for the next message is told that there will be none, as ASGI servers do.
    if (message.type === "websocket.close")
      deliver({ type: "websocket.disconnect", code: message.code, reason: message.reason });
  }

  const start = () => {
    app(scope, receive, send).then(
      () => hooks.ended("returned", null),
      (error: unknown) => hooks.ended("threw", describe(error)),
    );
  };
  loop.enqueue(scopeId, () => oracle.enter(scopeId, start));
  return { scopeId, deliver, isOver: () => over };
}

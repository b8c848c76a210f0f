import type { AsgiApp, AsgiSent, HeaderList } from "../contract/asgi.ts";
import { openAsgiConnection } from "./asgi-connection.ts";
import { type ConnectionContext, splitTarget, toScopeLabel } from "./connection-context.ts";

/** The answer, as it leaves for the client. */
export interface AnswerEvents {
  start(status: number, headers: HeaderList): void;
  /** A promise keeps the application's `send` waiting. */
  body(text: string, more: boolean): Promise<void> | undefined;
  /** The application ended before its answer was whole. */
  unfinished(): void;
}

export interface ServerRequestOptions {
  readonly method: string;
  readonly target: string;
  readonly headers: HeaderList;
  readonly body: string;
  readonly client: string;
  readonly scopeId: string;
  readonly app: AsgiApp;
  readonly context: ConnectionContext;
  readonly events: AnswerEvents;
}

export interface ServerRequest {
  /** The client is gone; without effect once the answer is whole. */
  disconnect(): void;
}

/** The server's end of one HTTP request: the holder's life, and its answer. */
export function openServerRequest(options: ServerRequestOptions): ServerRequest {
  const { method, headers, client, scopeId, app, events } = options;
  const { loop, recorder, describe, oracle } = options.context;
  const { path, queryString } = splitTarget(options.target);
  let whole = false;

  function sent(message: AsgiSent): Promise<void> | undefined {
    if (message.type === "http.response.start") events.start(message.status, message.headers);
    else if (message.type === "http.response.body") {
      const pending = events.body(message.body, message.moreBody);
      whole = !message.moreBody;
      return pending;
    }
    return undefined;
  }

  recorder.record(
    { kind: "scope-opened", holder: "http", label: toScopeLabel(`${method} ${path}`), parentScopeId: "server" },
    scopeId,
  );
  const connection = openAsgiConnection({
    scopeId,
    app,
    scope: { type: "http", method, path, queryString, headers, client },
    loop,
    describe,
    oracle,
    hooks: {
      sent,
      ended(outcome, error) {
        recorder.record({ kind: "scope-ended", outcome, error }, scopeId);
        if (!whole) events.unfinished();
      },
    },
  });
  connection.deliver({ type: "http.request", body: options.body, moreBody: false });
  return {
    disconnect() {
      if (!connection.isOver()) connection.deliver({ type: "http.disconnect" });
    },
  };
}

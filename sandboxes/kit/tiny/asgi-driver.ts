/** Drives an ASGI application in tests: what an engine does, without time and without a network. */
import type { AsgiApp, AsgiReceived, AsgiScope, AsgiSent, HeaderList } from "../../../src/contract/asgi.ts";

export interface DrivenConnection {
  readonly sent: AsgiSent[];
  /** Resolves when the application has ended, whether it returned or threw. */
  readonly ended: Promise<void>;
  deliver(message: AsgiReceived): void;
  /** Resolves with the next message that the application sends. */
  nextSent(): Promise<AsgiSent>;
}

export function drive(app: AsgiApp, scope: AsgiScope): DrivenConnection {
  const sent: AsgiSent[] = [];
  const inbox: AsgiReceived[] = [];
  let seen = 0;
  let over = false;
  let receiver: ((message: AsgiReceived) => void) | null = null;
  let watcher: (() => void) | null = null;

  const isLast = (message: AsgiReceived) => message.type.endsWith(".disconnect");

  const ended = app(
    scope,
    () => {
      const [next] = inbox;
      if (!next) return new Promise((resolve) => (receiver = resolve));
      if (!isLast(next)) inbox.shift();
      return Promise.resolve(next);
    },
    (message) => {
      if (over) return Promise.reject(new Error("sent after the connection was over"));
      over = message.type === "websocket.close";
      sent.push(message);
      watcher?.();
      return Promise.resolve();
    },
  ).catch(() => undefined);

  return {
    sent,
    ended,
    deliver(message) {
      if (isLast(message)) over = true;
      const resolve = receiver;
      receiver = null;
      if (!resolve || isLast(message)) inbox.push(message);
      resolve?.(message);
    },
    async nextSent() {
      while (sent.length <= seen) await new Promise<void>((resolve) => (watcher = resolve));
      const message = sent[seen];
      seen += 1;
      if (!message) throw new Error("unreachable: a message was counted");
      return message;
    },
  };
}

export function openSocket(app: AsgiApp, target: string): DrivenConnection {
  const [path = "/", queryString = ""] = target.split("?");
  const connection = drive(app, { type: "websocket", path, queryString, headers: [], client: "tab 1" });
  connection.deliver({ type: "websocket.connect" });
  return connection;
}

/** One request with its answer, once the application has ended. */
export async function request(
  app: AsgiApp,
  method: string,
  target: string,
  body = "",
  headers: HeaderList = [],
): Promise<{ status: number; headers: ReadonlyMap<string, string>; body: string }> {
  const [path = "/", queryString = ""] = target.split("?");
  const connection = drive(app, { type: "http", method, path, queryString, headers, client: "request 1" });
  connection.deliver({ type: "http.request", body, moreBody: false });
  await connection.ended;
  const start = connection.sent.find((message) => message.type === "http.response.start");
  const parts = connection.sent.flatMap((message) => (message.type === "http.response.body" ? [message.body] : []));
  return { status: start?.status ?? 0, headers: new Map(start?.headers), body: parts.join("") };
}

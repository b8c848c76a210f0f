/** One HTTP request of a client outside: sent, answered or failed. */
import type { ActorCommand } from "../contract/scenario.ts";
import { clip } from "./recorder.ts";
import { openServerRequest } from "./server-request.ts";
import type { ActorContext } from "./tab-actor.ts";

export type RequestCommand = Extract<ActorCommand, { kind: "request" }>;

export function sendRequest(
  command: RequestCommand,
  scopeId: string,
  context: ActorContext,
  done: (status: number | null) => void,
): void {
  const { requestId, method, path } = command;
  const { recorder } = context;
  const toServer = context.openChannel();
  const toClient = context.openChannel();
  let status: number | null = null;
  let body = "";

  recorder.record({ kind: "request-sent", requestId, method, path: clip(path) }, scopeId);
  toServer(() => {
    const app = context.app();
    if (!app) {
      recorder.record({ kind: "request-failed", requestId, message: "connection refused: nothing listens" }, scopeId);
      done(null);
      return;
    }
    openServerRequest({
      method,
      target: path,
      headers: [],
      body: command.body,
      client: `request ${requestId}`,
      scopeId,
      app,
      context,
      events: {
        start(code) {
          status = code;
        },
        body(text, more) {
          body += text;
          if (!more) answer(status ?? 200, body);
          return undefined;
        },
        unfinished: () => (status === null ? answer(500, "Internal Server Error") : cutShort()),
      },
    });
  });

  /** The status is out, so nothing else can tell the client than a connection that ends too early. */
  function cutShort() {
    toClient(() => {
      const message = "the answer was cut short: the application ended before its last part";
      recorder.record({ kind: "request-failed", requestId, message }, scopeId);
      done(null);
    });
  }

  function answer(code: number, text: string) {
    toClient(() => {
      recorder.record({ kind: "request-answered", requestId, status: code, body: clip(text) }, scopeId);
      done(code);
    });
  }
}

/** One HTTP request of a client outside: sent, answered or failed. */
import type { AsgiApp, AsgiSent } from "../contract/asgi.ts";
import type { ActorCommand } from "../contract/scenario.ts";
import { openAsgiConnection } from "./asgi-connection.ts";
import { clip } from "./recorder.ts";
import type { ActorContext } from "./tab-actor.ts";

type RequestCommand = Extract<ActorCommand, { kind: "request" }>;

export function sendRequest(command: RequestCommand, scopeId: string, context: ActorContext): void {
  const { requestId, method, path } = command;
  const { loop, recorder } = context;
  const toServer = context.openChannel();
  const toClient = context.openChannel();
  let status: number | null = null;
  let body = "";
  let answered = false;

  recorder.record({ kind: "request-sent", requestId, method, path: clip(path) }, scopeId);
  toServer(() => {
    const app = context.app();
    if (app) serve(app);
    else
      recorder.record({ kind: "request-failed", requestId, message: "connection refused: nothing listens" }, scopeId);
  });

  function serve(app: AsgiApp) {
    const [pathname = "/", queryString = ""] = path.split("?", 2);
    const client = `request ${requestId}`;
    const scope = { type: "http", method, path: pathname, queryString, headers: [], client } as const;
    recorder.record(
      { kind: "scope-opened", holder: "http", label: `${method} ${pathname}`, parentScopeId: "server" },
      scopeId,
    );
    const connection = openAsgiConnection({
      scopeId,
      app,
      scope,
      loop,
      describe: context.describe,
      oracle: context.oracle,
      hooks: {
        sent,
        ended: (outcome, error) => {
          recorder.record({ kind: "scope-ended", outcome, error }, scopeId);
          if (!answered) answer(status ?? 500, body || "Internal Server Error");
        },
      },
    });
    connection.deliver({ type: "http.request", body: command.body, moreBody: false });
  }

  function sent(message: AsgiSent) {
    if (message.type === "http.response.start") status = message.status;
    else if (message.type === "http.response.body") {
      body += message.body;
      if (!message.moreBody) answer(status ?? 200, body);
    }
  }

  function answer(code: number, text: string) {
    answered = true;
    toClient(() => recorder.record({ kind: "request-answered", requestId, status: code, body: clip(text) }, scopeId));
  }
}

/** Browser tabs, each with one WebSocket to the server: what they do, what they see. */
import type { AsgiApp, AsgiSent } from "../contract/asgi.ts";
import type { ErrorInfo } from "../contract/trace-event.ts";
import { type AsgiConnection, openAsgiConnection } from "./asgi-connection.ts";
import type { Channel } from "./network.ts";
import { clip, type Recorder } from "./recorder.ts";
import type { ScopeOracle } from "./scope-oracle.ts";
import type { TurnLoop } from "./turn-loop.ts";

export interface ActorContext {
  readonly loop: TurnLoop;
  readonly recorder: Recorder;
  readonly openChannel: () => Channel;
  /** Handshakes arrive in the order in which the tabs were opened, as at one accept queue. */
  readonly handshakes: Channel;
  /** What listens, if anything does. */
  readonly app: () => AsgiApp | null;
  readonly describe: (error: unknown) => ErrorInfo;
  readonly oracle: ScopeOracle;
  /** Says what a client did that cannot be done. */
  readonly warn: (text: string) => void;
}

type Side = "client" | "server" | "network";

export interface TabActor {
  send(text: string): void;
  close(code: number, reason: string): void;
  pullCable(): void;
  fallAsleep(): void;
  /** The server process is gone. */
  lose(): void;
}

export function openTab(tab: number, path: string, scopeId: string, context: ActorContext): TabActor {
  const { loop, recorder } = context;
  const toServer = context.openChannel();
  const toTab = context.openChannel();
  let state: "connecting" | "open" | "asleep" | "closed" = "connecting";
  let accepted = false;
  let serverClosed = false;
  let connection: AsgiConnection | null = null;

  recorder.record({ kind: "tab-opened", tab, path: clip(path) }, scopeId);
  context.handshakes(() => {
    const app = context.app();
    if (app) connect(app);
    else closeTab(1006, "nothing listens", "network");
  });

  function connect(app: AsgiApp) {
    const [pathname = "/", queryString = ""] = path.split("?", 2);
    const scope = { type: "websocket", path: pathname, queryString, headers: [], client: `tab ${tab}` } as const;
    recorder.record(
      { kind: "scope-opened", holder: "websocket", label: `tab ${tab}`, parentScopeId: "server" },
      scopeId,
    );
    connection = openAsgiConnection({
      scopeId,
      app,
      scope,
      loop,
      describe: context.describe,
      oracle: context.oracle,
      hooks: { sent, ended: (outcome, error) => ended(outcome, error) },
    });
    connection.deliver({ type: "websocket.connect" });
  }

  function ended(outcome: "returned" | "threw", error: ErrorInfo | null) {
    recorder.record({ kind: "scope-ended", outcome, error }, scopeId);
    // As an ASGI server does when the application returns or throws without a close.
    if (!connection?.isOver()) closeFromServer(outcome === "threw" ? 1011 : 1000, "");
  }

  function sent(message: AsgiSent) {
    if (message.type === "websocket.accept") {
      accepted = true;
      recorder.record({ kind: "socket-accepted", tab }, scopeId);
      toTab(() => {
        if (state !== "connecting") return;
        state = "open";
        recorder.record({ kind: "tab-connected", tab }, scopeId);
      });
    } else if (message.type === "websocket.send") {
      recorder.record({ kind: "socket-sent", tab, text: clip(message.text) }, scopeId);
      toTab(() => {
        if (state === "open") recorder.record({ kind: "tab-received", tab, text: clip(message.text) }, scopeId);
      });
    } else if (message.type === "websocket.close") closeFromServer(message.code, message.reason);
  }

  function closeFromServer(code: number, reason: string) {
    if (serverClosed) return;
    serverClosed = true;
    recorder.record({ kind: "socket-closed", tab, code, reason: clip(reason), by: "server" }, scopeId);
    toTab(() => {
      if (accepted) closeTab(code, reason, "server");
      else if (state === "connecting") {
        state = "closed";
        // A close before the accept is answered by an HTTP status: the client sees no code (ASGI specification).
        recorder.record({ kind: "tab-refused", tab, status: 403 }, scopeId);
      }
    });
  }

  function closeTab(code: number, reason: string, by: Side) {
    if (state === "closed" || state === "asleep") return;
    state = "closed";
    recorder.record({ kind: "tab-closed", tab, code, reason: clip(reason), by }, scopeId);
  }

  function leave(code: number, reason: string, by: Side) {
    closeTab(code, reason, by);
    toServer(() => {
      if (!connection || serverClosed) return;
      serverClosed = true;
      recorder.record({ kind: "socket-closed", tab, code, reason: clip(reason), by }, scopeId);
      connection.deliver({ type: "websocket.disconnect", code, reason });
    });
  }

  return {
    send(text) {
      if (state !== "open") return context.warn(`tab ${tab} cannot send: it is ${state}`);
      recorder.record({ kind: "tab-sent", tab, text: clip(text) }, scopeId);
      toServer(() => {
        if (serverClosed || !connection) return;
        recorder.record({ kind: "socket-received", tab, text: clip(text) }, scopeId);
        connection.deliver({ type: "websocket.receive", text });
      });
    },
    close(code, reason) {
      if (state === "closed") return context.warn(`tab ${tab} is closed already`);
      leave(code, reason, "client");
    },
    pullCable() {
      if (state === "closed") return context.warn(`tab ${tab} is closed already`);
      leave(1006, "", "network");
    },
    fallAsleep() {
      if (state === "closed") return context.warn(`tab ${tab} is closed already`);
      state = "asleep";
      recorder.record({ kind: "tab-asleep", tab }, scopeId);
    },
    lose: () => closeTab(1006, "", "network"),
  };
}

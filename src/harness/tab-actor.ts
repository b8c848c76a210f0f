/** Browser tabs, each with one WebSocket to the server: what they do, what they see. */
import type { AsgiApp } from "../contract/asgi.ts";
import type { ConnectionContext } from "./connection-context.ts";
import type { Channel } from "./network.ts";
import { clip } from "./recorder.ts";
import { openServerSocket, type ServerSocket } from "./server-socket.ts";
import { createSilenceWatch } from "./silence-watch.ts";

export interface ActorContext extends ConnectionContext {
  readonly openChannel: () => Channel;
  /** Handshakes arrive in the order in which the tabs were opened, as at one accept queue. */
  readonly handshakes: Channel;
}

type Side = "client" | "server" | "network";

export interface TabActor {
  send(text: string, whileConnecting: "hold" | "lose"): void;
  close(code: number, reason: string): void;
  pullCable(): void;
  fallAsleep(): void;
  /** The server process is gone. */
  lose(): void;
}

/** Of a tab that is still connecting: presses of a button, not a flood. */
const maxHeld = 20;

export function openTab(tab: number, path: string, scopeId: string, context: ActorContext): TabActor {
  const { recorder } = context;
  const toServer = context.openChannel();
  const toTab = context.openChannel();
  let state: "connecting" | "open" | "asleep" | "closed" = "connecting";
  let socket: ServerSocket | null = null;
  const held: string[] = [];
  const silence = createSilenceWatch(context.loop, context.keepAlive, () => disconnect(1006, "", "network"));

  recorder.record({ kind: "tab-opened", tab, path: clip(path) }, scopeId);
  context.handshakes(() => {
    const app = context.app();
    if (app) connect(app);
    else closeTab(1006, "nothing listens", "network");
  });

  function connect(app: AsgiApp) {
    socket = openServerSocket({
      tab,
      client: `tab ${tab}`,
      target: path,
      headers: [],
      scopeId,
      app,
      context,
      events: {
        accepted() {
          silence.accepted();
          toTab(() => {
            if (state !== "connecting") return;
            state = "open";
            recorder.record({ kind: "tab-connected", tab }, scopeId);
            for (const text of held.splice(0)) send(text);
          });
        },
        sent(text) {
          toTab(() => {
            if (state === "open") recorder.record({ kind: "tab-received", tab, text: clip(text) }, scopeId);
          });
          return undefined;
        },
        closed(code, reason) {
          silence.over();
          toTab(() => closeTab(code, reason, "server"));
        },
        refused: () =>
          toTab(() => {
            if (state !== "connecting") return;
            state = "closed";
            recorder.record({ kind: "tab-refused", tab, status: 403 }, scopeId);
          }),
      },
    });
  }

  function closeTab(code: number, reason: string, by: Side) {
    if (state === "closed" || state === "asleep") return;
    state = "closed";
    recorder.record({ kind: "tab-closed", tab, code, reason: clip(reason), by }, scopeId);
  }

  function send(text: string) {
    recorder.record({ kind: "tab-sent", tab, text: clip(text) }, scopeId);
    toServer(() => socket?.receive(text));
  }

  /** The server hears that the tab is gone. */
  function disconnect(code: number, reason: string, by: Side) {
    silence.over();
    socket?.disconnect(code, reason, by);
  }

  function leave(code: number, reason: string, by: Side) {
    closeTab(code, reason, by);
    toServer(() => disconnect(code, reason, by));
  }

  return {
    send(text, whileConnecting) {
      if (state === "connecting" && whileConnecting === "hold") {
        if (held.length === maxHeld) return context.warn(`tab ${tab} holds ${maxHeld} texts already: one more is lost`);
        held.push(text);
        return context.warn(`tab ${tab} is still connecting: it sends once it is connected`);
      }
      if (state !== "open") return context.warn(`tab ${tab} cannot send: it is ${state}`);
      send(text);
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
      silence.silent();
      recorder.record({ kind: "tab-asleep", tab }, scopeId);
    },
    lose: () => closeTab(1006, "", "network"),
  };
}

/**
 * The door between a server's framework and what runs it, shaped like ASGI 3.0 (the HTTP and WebSocket message
 * formats of its specification). The harness speaks it, `tiny` answers it, and another language's framework could.
 */

import type { KeepAlive } from "./keep-alive.ts";

export type HeaderList = readonly (readonly [name: string, value: string])[];

interface ConnectionScope {
  readonly path: string;
  /** Without the leading `?`. */
  readonly queryString: string;
  readonly headers: HeaderList;
  /** Who asks, as the traffic panel names them: `tab 31`. */
  readonly client: string;
}

export interface HttpScope extends ConnectionScope {
  readonly type: "http";
  readonly method: string;
}

export interface WebSocketScope extends ConnectionScope {
  readonly type: "websocket";
}

export type AsgiScope = HttpScope | WebSocketScope;

/** What the outside tells the application. */
export type AsgiReceived =
  | { readonly type: "http.request"; readonly body: string; readonly moreBody: boolean }
  | { readonly type: "http.disconnect" }
  | { readonly type: "websocket.connect" }
  | { readonly type: "websocket.receive"; readonly text: string }
  | { readonly type: "websocket.disconnect"; readonly code: number; readonly reason: string };

/** What the application tells the outside. */
export type AsgiSent =
  | { readonly type: "http.response.start"; readonly status: number; readonly headers: HeaderList }
  | { readonly type: "http.response.body"; readonly body: string; readonly moreBody: boolean }
  | { readonly type: "websocket.accept" }
  | { readonly type: "websocket.send"; readonly text: string }
  | { readonly type: "websocket.close"; readonly code: number; readonly reason: string };

/** Resolves with the next message; after a disconnect it resolves with that disconnect again. */
export type AsgiReceive = () => Promise<AsgiReceived>;

/** Resolves once the message is handed over; rejects with `SendAfterClose` when the connection is gone. */
export type AsgiSend = (message: AsgiSent) => Promise<void>;

/** One call per connection; the connection's holder lives exactly as long as the returned promise is pending. */
export type AsgiApp = (scope: AsgiScope, receive: AsgiReceive, send: AsgiSend) => Promise<void>;

/** What becomes of a generator, so that it can be drawn. */
export type GeneratorPhase =
  | "created"
  | "running"
  | "suspended"
  | "resumed"
  | "thrown-into"
  /** `return()` was called at its `yield`: of what follows only the `finally` parts run. */
  | "closing"
  /** It yields again and again; its single steps are reported no longer, its end is. */
  | "repeating"
  | "returned"
  | "threw"
  | "dropped";

/** What an engine puts behind `app.listen()`. */
export interface Door {
  /** Serves `app` on `port`; throws when that port is served already. Without `keepAlive` no socket is pinged. */
  serve(app: AsgiApp, port: number, keepAlive: KeepAlive | null): void;
  /** Numbers a dependency's generator. The framework reports its life; the engine then does not, on its own account. */
  adoptGenerator(generator: object): number;
  generatorChanged(change: {
    readonly generatorId: number;
    readonly name: string;
    readonly phase: GeneratorPhase;
    /** What it yielded, where it is suspended. */
    readonly yielded?: unknown;
  }): void;
  /** Calls `ask`: a connection that it asks for is the concern of the generator that yielded `asker`, if one did. */
  askingFor<T>(asker: object, ask: () => T): T;
}

const doorKey = Symbol.for("watertight.door");

/** The engine's side: opens the door for frameworks in this realm. */
export function installDoor(door: Door): void {
  (globalThis as { [doorKey]?: Door })[doorKey] = door;
}

/** The framework's side: the door of this realm, or `undefined` outside an engine. */
export function findDoor(): Door | undefined {
  return (globalThis as { [doorKey]?: Door })[doorKey];
}

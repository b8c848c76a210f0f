import { type AsgiApp, findDoor } from "../../../src/contract/asgi.ts";
import type { Injected, ValuesOf } from "./dependency.ts";
import { type ExitMode, exitRules, toExitMode } from "./exit-mode.ts";
import { handleHttp } from "./handle-http.ts";
import { handleWebSocket } from "./handle-websocket.ts";
import type { HttpRequest } from "./http-request.ts";
import { type ListenOptions, toKeepAlive } from "./listen-options.ts";
import type { PathParams } from "./path-params.ts";
import { type HttpRoute, splitTarget, type WebSocketRoute } from "./route.ts";
import type { Socket } from "./socket.ts";

/** Takes a handler, or dependencies and a handler that is called with their values in the same order. */
interface AddHttpRoute {
  <P extends string>(path: P, handler: (request: HttpRequest<PathParams<P>>) => unknown): App;
  <P extends string, const D extends readonly Injected[]>(
    path: P,
    dependencies: D,
    handler: (request: HttpRequest<PathParams<P>>, ...values: ValuesOf<D>) => unknown,
  ): App;
}

interface AddWebSocketRoute {
  <P extends string>(path: P, handler: (socket: Socket<PathParams<P>>) => Promise<void>): App;
  <P extends string, const D extends readonly Injected[]>(
    path: P,
    dependencies: D,
    handler: (socket: Socket<PathParams<P>>, ...values: ValuesOf<D>) => Promise<void>,
  ): App;
}

export interface AppOptions {
  /** The version of FastAPI whose way of ending dependencies is followed; "0.118" unless told. */
  readonly exit?: ExitMode;
}

/**
 * Routes, and the one function that serves them.
 *
 * @example
 * const app = new App();
 * app.get("/items/{id}", [getDb], async (request, db) => findItem(db, request.params.id));
 * app.listen(8000);
 */
export class App {
  readonly #http: HttpRoute[] = [];
  readonly #webSockets: WebSocketRoute[] = [];
  readonly #exit: ExitMode;

  readonly get = this.#adder("GET");
  readonly post = this.#adder("POST");
  readonly put = this.#adder("PUT");
  readonly delete = this.#adder("DELETE");

  constructor({ exit = "0.118" }: AppOptions = {}) {
    this.#exit = toExitMode(exit);
  }

  /** The handler runs as long as the socket: what it holds, the socket holds. */
  readonly websocket: AddWebSocketRoute = (path: string, ...target: readonly unknown[]) => {
    // A socket has no answer: under each rule all of its dependencies end with its handler.
    this.#webSockets.push({ path, ...splitTarget(target, this.#exit, "request") });
    return this;
  };

  /** One call per connection; what an engine or a server of your own runs. */
  readonly asgi: AsgiApp = async (scope, receive, send) => {
    if (scope.type === "http") await handleHttp(this.#http, this.#exit, scope, receive, send);
    else await handleWebSocket(this.#webSockets, scope, receive, send);
  };

  /**
   * Sockets are not pinged unless told, as with the `ws` package, which has no pings of its own: a client that is gone
   * without a word then holds its socket until something is sent. uvicorn pings every 20 s and waits 20 s.
   * @throws when nothing is there that could listen
   */
  listen(port: number, options: ListenOptions = {}): void {
    const door = findDoor();
    if (!door) throw new Error(`app.listen(${port}) found no engine to serve it; start this file with the workbench.`);
    door.serve(this.asgi, port, toKeepAlive(options));
  }

  #adder(method: string): AddHttpRoute {
    return (path: string, ...target: readonly unknown[]) => {
      this.#http.push({ method, path, ...splitTarget(target, this.#exit, exitRules[this.#exit].scope) });
      return this;
    };
  }
}

import { type AsgiApp, findDoor } from "../../../src/contract/asgi.ts";
import type { Dependency, ValuesOf } from "./dependency.ts";
import { handleHttp } from "./handle-http.ts";
import { handleWebSocket } from "./handle-websocket.ts";
import type { HttpRequest } from "./http-request.ts";
import type { PathParams } from "./path-params.ts";
import { addRoute, type HttpRoute, type WebSocketRoute } from "./route.ts";
import type { Socket } from "./socket.ts";

/** Takes a handler, or dependencies and a handler that is called with their values in the same order. */
interface AddHttpRoute {
  <P extends string>(path: P, handler: (request: HttpRequest<PathParams<P>>) => unknown): App;
  <P extends string, const D extends readonly Dependency[]>(
    path: P,
    dependencies: D,
    handler: (request: HttpRequest<PathParams<P>>, ...values: ValuesOf<D>) => unknown,
  ): App;
}

interface AddWebSocketRoute {
  <P extends string>(path: P, handler: (socket: Socket<PathParams<P>>) => Promise<void>): App;
  <P extends string, const D extends readonly Dependency[]>(
    path: P,
    dependencies: D,
    handler: (socket: Socket<PathParams<P>>, ...values: ValuesOf<D>) => Promise<void>,
  ): App;
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

  readonly get = this.#adder("GET");
  readonly post = this.#adder("POST");
  readonly put = this.#adder("PUT");
  readonly delete = this.#adder("DELETE");

  /** The handler runs as long as the socket: what it holds, the socket holds. */
  readonly websocket: AddWebSocketRoute = (path: string, ...target: readonly unknown[]) => {
    addRoute(this.#webSockets, { path }, target);
    return this;
  };

  /** One call per connection; what an engine or a server of your own runs. */
  readonly asgi: AsgiApp = async (scope, receive, send) => {
    if (scope.type === "http") await handleHttp(this.#http, scope, receive, send);
    else await handleWebSocket(this.#webSockets, scope, receive, send);
  };

  /** @throws when nothing is there that could listen */
  listen(port: number): void {
    const door = findDoor();
    if (!door) throw new Error(`app.listen(${port}) found no engine to serve it; start this file with the workbench.`);
    door.serve(this.asgi, port);
  }

  #adder(method: string): AddHttpRoute {
    return (path: string, ...target: readonly unknown[]) => {
      addRoute(this.#http, { method, path }, target);
      return this;
    };
  }
}

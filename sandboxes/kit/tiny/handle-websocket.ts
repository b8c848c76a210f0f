import type { AsgiReceive, AsgiSend, WebSocketScope } from "../../../src/contract/asgi.ts";
import { closeCode } from "./close-code.ts";
import { createDependencyStack, type DependencyStack } from "./dependency-stack.ts";
import { findRoute, type WebSocketRoute } from "./route.ts";
import { createSocket, type Socket, WebSocketDisconnect } from "./socket.ts";

/**
 * Runs a socket's handler to its end. Its dependencies end first, then the socket is closed, if it is not yet: with
 * 1000 when the handler returned, with 1011 when it threw. Before `accept()` either answers the handshake with 403.
 * What it threw is thrown on once the socket is closed: the engine notes how the holder ended.
 */
export async function handleWebSocket(
  routes: readonly WebSocketRoute[],
  scope: WebSocketScope,
  receive: AsgiReceive,
  send: AsgiSend,
): Promise<void> {
  const opening = await receive();
  if (opening.type !== "websocket.connect") return;
  const found = findRoute(routes, scope.path);
  const socket = createSocket(scope, found?.params ?? {}, receive, send);
  if (!found) return socket.close();
  const held = createDependencyStack();
  try {
    await run(found.route, socket, held);
  } catch (error) {
    logFailure(scope, error);
    await socket.close(closeCode.internalError);
    throw error;
  }
  await socket.close(closeCode.normal);
}

async function run(route: WebSocketRoute, socket: Socket, held: DependencyStack): Promise<void> {
  try {
    const values = await held.enter(route.dependencies, socket);
    await route.handler(socket, ...values);
  } catch (error) {
    await held.fail(error);
    throw error;
  }
  await held.finish();
}

function logFailure(scope: WebSocketScope, error: unknown): void {
  // A client that leaves in the middle of a send or a receive is no failure of the server's.
  if (!(error instanceof WebSocketDisconnect)) console.error(`${scope.client} on ${scope.path} failed:`, error);
}

import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { OutsideClients } from "../../harness/outside-clients.ts";
import { serveRequest } from "./http-exchange.ts";
import { defaultPortLimits, type PortLimits } from "./port-limits.ts";
import { real } from "./real-time.ts";
import { createSocketExchange } from "./socket-exchange.ts";

export interface RealPortOptions {
  /** Where the clients go: a harness whose application listens. */
  readonly outside: OutsideClients;
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly limits?: Partial<PortLimits>;
}

export interface RealPort {
  readonly host: string;
  readonly port: number;
  /** Takes no more clients, tells those that are connected, and drops whoever is left after real `limitMs`. */
  dispose(limitMs?: number): Promise<void>;
}

/** What `listen` of Node says: `code` is `EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`, `ENOTFOUND` or another of its own. */
export type ListenError = NodeJS.ErrnoException;

/** A server that was just ended may hold its port a moment longer. */
const busyPort = { triesAtMost: 20, pauseMs: 100 };

/** Serves the application of a harness to real clients, HTTP and WebSocket on one port. */
export async function serveRealPort(options: RealPortOptions): Promise<Result<RealPort, ListenError>> {
  const { outside, host, port } = options;
  const limits = { ...defaultPortLimits, ...options.limits };
  const webSockets = createSocketExchange(outside, limits);
  const connections = new Set<Socket>();
  const server = createServer({
    keepAliveTimeout: limits.keepAliveMs,
    // Another protocol's upgrade, as HTTP/2 that curl offers, may be ignored: the request is served as it is.
    shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === "websocket",
  });
  server.on("request", (request, response) => serveRequest(request, response, outside, limits));
  server.on("upgrade", (request, socket, head) => webSockets.upgrade(request, socket, head));
  server.on("connection", (socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });

  let outcome = await listen(server, host, port);
  for (let tries = 1; outcome?.code === "EADDRINUSE" && tries < busyPort.triesAtMost; tries += 1) {
    await pause(busyPort.pauseMs);
    outcome = await listen(server, host, port);
  }
  if (outcome) return fail(outcome);
  const address = server.address() as AddressInfo;

  return ok({
    host: address.address,
    port: address.port,
    dispose(limitMs = 1_000) {
      const { promise, resolve } = real.Promise.withResolvers<void>();
      server.close(() => resolve());
      server.closeIdleConnections();
      webSockets.closeAll();
      const limit = real.setTimeout(() => {
        for (const socket of connections) socket.destroy();
      }, limitMs);
      return promise.finally(() => real.clearTimeout(limit));
    },
  });
}

/** Null once the server listens. */
function listen(server: Server, host: string, port: number): Promise<ListenError | null> {
  const { promise, resolve } = real.Promise.withResolvers<ListenError | null>();
  server.once("error", resolve);
  try {
    server.listen(port, host, () => {
      server.off("error", resolve);
      resolve(null);
    });
  } catch (error) {
    // A port that no machine has is thrown, not told.
    resolve(error as ListenError);
  }
  return promise;
}

function pause(delayMs: number): Promise<void> {
  return new real.Promise((resolve) => void real.setTimeout(resolve, delayMs));
}

import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { OutsideClients } from "../../harness/outside-clients.ts";
import type { SocketClient, SocketSink } from "../../harness/outside-socket.ts";
import { watchHandshake } from "./handshake-watch.ts";
import { toHeaderList, toTarget } from "./http-exchange.ts";
import { pingSocket } from "./ping-socket.ts";
import type { PortLimits } from "./port-limits.ts";
import { RealTimeSocket } from "./real-time-socket.ts";

/** Close codes of RFC 6455, section 7.4.1. */
const closeCode = { goingAway: 1001, unsupportedData: 1003, abnormal: 1006, internalError: 1011 } as const;

export interface SocketExchange {
  /** Takes an HTTP upgrade; what is no WebSocket handshake is answered with its HTTP status. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells every client that the server goes away. */
  closeAll(): void;
}

export function createSocketExchange(outside: OutsideClients, limits: PortLimits): SocketExchange {
  const opened = new WeakMap<IncomingMessage, (webSocket: RealTimeSocket) => void>();
  const open = new Set<RealTimeSocket>();
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.maxMessageBytes,
    // Spread, for the types of `ws` do not know this option yet.
    ...{ closeTimeout: limits.closeLimitMs },
    WebSocket: RealTimeSocket,
    // Asked once the handshake is known to be right; the application has the word, when it likes.
    verifyClient: ({ req }: { req: IncomingMessage }, answer: (verified: boolean, code?: number) => void) =>
      admit(req, answer),
  });

  function admit(request: IncomingMessage, answer: (verified: boolean, code?: number) => void) {
    const watch = watchHandshake(request.socket, () => client.leave(closeCode.abnormal, "", "network"));
    let webSocket: RealTimeSocket | null = null;
    opened.set(request, (socket) => {
      webSocket = socket;
      open.add(socket);
      socket.on("close", () => open.delete(socket));
      receiveFrom(socket, client);
    });
    const sink: SocketSink = {
      accept(keepAlive) {
        watch.end();
        answer(true);
        webSocket?.resume();
        if (webSocket && keepAlive) pingSocket(webSocket, keepAlive);
      },
      refuse() {
        watch.end();
        answer(false, 403);
      },
      send: (text) => !webSocket || sendTo(webSocket, text, client),
      close: (code, reason) => webSocket && closeSocket(webSocket, code, reason),
      holdBack: () => webSocket?.pause(),
      readOn: () => webSocket?.resume(),
    };
    const client = outside.connect({ target: toTarget(request.url), headers: toHeaderList(request) }, sink);
  }

  function sendTo(webSocket: RealTimeSocket, text: string, client: SocketClient): boolean {
    webSocket.send(text, () => {
      if (webSocket.bufferedAmount <= limits.highWaterBytes / 2) client.drained();
    });
    if (webSocket.bufferedAmount > limits.maxUnsentBytes) {
      outside.warn(`a client that does not read was dropped: ${webSocket.bufferedAmount} bytes were waiting for it`);
      webSocket.terminate();
    }
    return webSocket.bufferedAmount <= limits.highWaterBytes;
  }

  return {
    upgrade(request, socket, head) {
      server.handleUpgrade(request, socket, head, (webSocket) => opened.get(request)?.(webSocket));
    },
    closeAll() {
      for (const webSocket of open) webSocket.close(closeCode.goingAway, "the server stops");
    },
  };
}

function receiveFrom(webSocket: RealTimeSocket, client: SocketClient) {
  webSocket.on("message", (data, isBinary) => {
    if (!isBinary) return client.receive(data.toString());
    const reason = "this server takes text messages only";
    webSocket.close(closeCode.unsupportedData, reason);
    client.leave(closeCode.unsupportedData, reason, "server");
  });
  // A client that broke the protocol: `ws` has sent the close frame that says how.
  webSocket.on("error", ({ message }) =>
    client.leave(webSocket.sentCloseCode ?? closeCode.abnormal, message, "server"),
  );
  webSocket.on("close", (code, reason) =>
    client.leave(code, reason.toString(), code === closeCode.abnormal ? "network" : "client"),
  );
}

function closeSocket(webSocket: RealTimeSocket, code: number, reason: string) {
  // A client that was held back has its answer to the close behind what was not read.
  webSocket.resume();
  try {
    webSocket.close(code, reason);
  } catch {
    // A code or reason that RFC 6455 does not let pass: the client is told that the server failed.
    webSocket.close(closeCode.internalError);
  }
}

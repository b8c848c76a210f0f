import { type AddressInfo, createServer, type Socket } from "node:net";
import { withinLimit } from "./within-limit.ts";

export interface SocketListener {
  readonly address: AddressInfo;
  /** Takes no more sockets and waits for those that are open to end, then ends them by force. */
  close(limitMs: number): Promise<void>;
}

export interface ListenerSetup {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  onSocket(socket: Socket): void;
}

/** Listens for clients over TCP; rejects with the error of `net.Server` (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`). */
export async function listenForSockets({ host, port, onSocket }: ListenerSetup): Promise<SocketListener> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 }, (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    // A client that vanishes; `close` follows and frees what it had.
    socket.on("error", () => undefined);
    onSocket(socket);
  });

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const closed = new Promise<void>((resolve) => void server.once("close", resolve));

  return {
    address: server.address() as AddressInfo,
    close: async (limitMs) => {
      server.close();
      await withinLimit(closed, limitMs);
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

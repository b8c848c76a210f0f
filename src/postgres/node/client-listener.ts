import type { Socket } from "node:net";
import type { Diagnostic } from "../../wire/backend-builders.ts";
import type { DatabaseLink } from "./database-link.ts";
import { refuseClient } from "./refuse-client.ts";
import { relayClient } from "./relay-client.ts";
import { listenForSockets, type SocketListener } from "./socket-listener.ts";

export interface ClientListenerSetup {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Real milliseconds that a client has for its startup packet. */
  readonly startupLimitMs: number;
  /** The link to the database that is up; `undefined` when there is none to wait for. */
  link(): Promise<DatabaseLink | undefined>;
  /** What a client is told when there is none. */
  refusal(): Diagnostic;
}

/** Carries PostgreSQL clients from TCP to a database; rejects with the error of `net.Server`. */
export function listenForClients(setup: ClientListenerSetup): Promise<SocketListener> {
  const { host, port, startupLimitMs } = setup;
  const accept = async (socket: Socket): Promise<void> => {
    const link = await setup.link();
    if (socket.destroyed) return;
    if (link) relayClient(socket, link, startupLimitMs);
    else refuseClient(socket, setup.refusal());
  };
  return listenForSockets({ host, port, onSocket: (socket) => void accept(socket) });
}

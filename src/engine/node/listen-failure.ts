import type { StartFailure } from "../../contract/harness-protocol.ts";
import type { ListenError } from "./real-port.ts";

const remedies: Readonly<Record<string, string>> = {
  EADDRINUSE: "Another program listens there: end it, or choose another port; 0 takes any free one.",
  EACCES: "The system does not let you take this port: choose one from 1024 on.",
  EADDRNOTAVAIL: "This machine has no such address: choose 127.0.0.1, or 0.0.0.0 for all it has.",
  ENOTFOUND: "No machine has that name: choose 127.0.0.1, or 0.0.0.0 for all addresses of this machine.",
  ERR_SOCKET_BAD_PORT:
    "Choose a port from 1 to 65535, low enough that each server process has one; 0 takes any free one.",
};

/** Why no port was opened, in words that name the place and the remedy. */
export function toListenFailure(host: string, port: number, error: ListenError): StartFailure {
  const code = error.code ?? null;
  const message = `Cannot listen on ${host.includes(":") ? `[${host}]` : host}:${port} (${code ?? error.message}).`;
  return {
    code: "port-not-opened",
    message,
    remedy: remedies[code ?? ""] ?? "Choose another host or port.",
    error: { name: error.name, message: error.message, code, site: null },
  };
}

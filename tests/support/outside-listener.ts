/** A server on an origin of its own that writes down whatever reaches it. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface OutsideListener {
  /** Without a slash at its end. */
  readonly origin: string;
  /** Paths asked for, as they came. */
  readonly arrivals: readonly string[];
  close(): Promise<void>;
}

export async function listenOutside(): Promise<OutsideListener> {
  const arrivals: string[] = [];
  const http = createServer((request, response) => {
    arrivals.push(request.url ?? "");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    response.end("outside");
  });
  http.on("upgrade", (request, socket) => {
    arrivals.push(request.url ?? "");
    socket.destroy();
  });
  await new Promise<void>((resolve) => void http.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    arrivals,
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

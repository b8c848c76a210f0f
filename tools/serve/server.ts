/** The small static server behind `npm start`, the browser tests and the benchmarks. */
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import type { Lan } from "../../src/contract/lan.ts";
import { lanPath } from "../../src/contract/lan-paths.ts";
import { builtBasePath } from "../build/base-path.ts";
import { answerShortLinks, isOwnMachine } from "./answer-short-links.ts";
import { isEveryAddress, isMachineOnly, toLan, toUrlHost } from "./lan.ts";
import type { Interfaces } from "./lan-addresses.ts";
import { createShortLinks } from "./short-links.ts";
import { createSiteHandler, type Handler, toPath } from "./site-handler.ts";

export interface ServeOptions {
  /** Folder to serve, with its `_headers` and `404.html`. */
  readonly root: string;
  /** Port to ask for; 0 takes any free one. */
  readonly port: number;
  /** Empty for every address of the machine. */
  readonly host?: string;
  /** How many ports after a taken one to try; 0 makes a taken port an error. */
  readonly portsToTry?: number;
  /** Closes the server and its connections when aborted. */
  readonly signal?: AbortSignal;
  /** What starts a server that others can reach, for a page on one that they cannot. */
  readonly lanCommand?: string;
  /** The machine's own unless a test knows better; asked anew each time, for machines join networks. */
  readonly readInterfaces?: () => Interfaces;
  /** Hears what whoever started the server has to know: another build stands in `root`. */
  readonly say?: (line: string) => void;
}

export interface RunningServer {
  /** Where the site begins, without a slash at the end: the folder that it was built for belongs to it. */
  readonly url: string;
  /** The folder that the site was built for; empty for none. */
  readonly base: string;
  readonly port: number;
  /** How others find it, as of now. */
  lan(): Lan;
  close(): Promise<void>;
}

/** Starts serving. Rejects with a remedy when the folder is missing, and with EADDRINUSE when no port was free. */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const { root, port, host = "localhost", portsToTry = 0, signal } = options;
  const {
    lanCommand: command = "npm start -- --host",
    readInterfaces = networkInterfaces,
    say = () => undefined,
  } = options;
  signal?.throwIfAborted();
  if (!existsSync(join(root, "index.html"))) throw new Error(`Nothing to serve in ${root}. Run "npm run build" first.`);
  const base = builtBasePath(root);
  const serveSite = createSiteHandler({ root, base, say });
  const server = createServer();
  const portOf = () => (server.address() as AddressInfo).port;
  const lan = (shortLinks: boolean) =>
    toLan({ host, port: portOf(), interfaces: readInterfaces(), command, shortLinks });
  server.on("request", createRoomHandler({ base, host, lan, next: serveSite }));
  await listenOnFreePort(server, { port, host, portsToTry });
  const close = () =>
    new Promise<void>((done, reject) => {
      server.close((error) => (error ? reject(error) : done()));
      server.closeAllConnections();
    });
  signal?.addEventListener("abort", () => void close(), { once: true });
  const origin = `http://${isEveryAddress(host) ? "localhost" : toUrlHost(host)}:${portOf()}`;
  return { url: origin + base, base, port: portOf(), lan: () => lan(true), close };
}

interface RoomHandlerParts {
  readonly base: string;
  readonly host: string;
  readonly lan: (shortLinks: boolean) => Lan;
  readonly next: Handler;
}

/** What no static host has: `lan.json`, and short links where others can come in. */
function createRoomHandler({ base, host, lan, next }: RoomHandlerParts): Handler {
  const links = isMachineOnly(host) ? null : createShortLinks();
  return (request, response) => {
    const url = toPath(request.url);
    const path = url.startsWith(`${base}/`) ? url.slice(base.length) : null;
    if (path === lanPath) {
      response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
      response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" });
      response.end(JSON.stringify(lan(links !== null && isOwnMachine(request))));
    } else if (path !== null && links)
      answerShortLinks(request, response, { path, base, links }).then(
        (isAnswered) => {
          if (!isAnswered) next(request, response);
        },
        (error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))),
      );
    else next(request, response);
  };
}

async function listenOnFreePort(
  server: Server,
  { port, host, portsToTry }: { port: number; host: string; portsToTry: number },
): Promise<void> {
  for (let candidate = port; ; candidate++) {
    try {
      await listen(server, candidate, host);
      return;
    } catch (error) {
      if (!isAddressInUse(error) || candidate >= port + portsToTry) throw error;
    }
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, reject) => {
    server.once("error", reject);
    const listening = () => {
      server.off("error", reject);
      done();
    };
    // Without a host Node takes IPv6 with IPv4, or IPv4 alone where there is no other.
    if (host === "") server.listen(port, listening);
    else server.listen(port, host, listening);
  });
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

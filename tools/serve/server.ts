/** The small static server behind `npm start`, the browser tests and the benchmarks. */
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import sirv from "sirv";
import type { Lan } from "../../src/contract/lan.ts";
import { lanPath } from "../../src/contract/lan-paths.ts";
import { buildFactsFile, builtBasePath } from "../build/base-path.ts";
import { answerShortLinks, isOwnMachine } from "./answer-short-links.ts";
import { headersFor, parseHeadersFile } from "./headers-file.ts";
import { isEveryAddress, isMachineOnly, toLan, toUrlHost } from "./lan.ts";
import type { Interfaces } from "./lan-addresses.ts";
import { createShortLinks } from "./short-links.ts";

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
  const { lanCommand: command = "npm start -- --host", readInterfaces = networkInterfaces } = options;
  signal?.throwIfAborted();
  if (!existsSync(join(root, "index.html"))) throw new Error(`Nothing to serve in ${root}. Run "npm run build" first.`);
  const base = builtBasePath(root);
  const serveSite = createSiteHandler(root, base);
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

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

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

/** The files of the built site, with its headers. */
function createSiteHandler(root: string, base: string): Handler {
  const headersPath = join(root, "_headers");
  const rules = existsSync(headersPath) ? parseHeadersFile(readFileSync(headersPath, "utf8")) : [];
  const addHeaders = (response: ServerResponse, path: string) => {
    for (const [name, value] of headersFor(rules, base + path)) response.setHeader(name, value);
  };
  const notFoundPage = join(root, "404.html");
  const answerNotFound = (request: IncomingMessage, response: ServerResponse) => {
    addHeaders(response, toPath(request.url));
    // A missing file under an immutable folder must not be remembered as missing for a year.
    response.removeHeader("Cache-Control");
    response.writeHead(404, { "Content-Type": "text/html;charset=utf-8" });
    if (request.method === "HEAD" || !existsSync(notFoundPage)) response.end();
    else createReadStream(notFoundPage).pipe(response);
  };
  const serveFile = sirv(root, {
    brotli: true,
    // For pages over plain HTTP, where browsers take no Brotli.
    gzip: true,
    etag: true,
    dotfiles: false,
    setHeaders: addHeaders,
    onNoMatch: answerNotFound,
  });
  return (request, response) => {
    // A file that went with a new build costs its request, not everybody's server.
    response.on("pipe", (file: Readable) => file.on("error", (error) => response.destroy(error)));
    const url = request.url ?? "/";
    if (!url.startsWith(`${base}/`)) {
      // The bare host, and the folder without its slash, are what people type.
      if (toPath(url) === "/" || toPath(url) === base) response.writeHead(302, { Location: `${base}/` }).end();
      else answerNotFound(request, response);
      return;
    }
    request.url = url.slice(base.length);
    // Instructions to the host, not pages.
    if (["/_headers", "/_nginx.conf", "/vercel.json", `/${buildFactsFile}`].includes(toPath(request.url)))
      answerNotFound(request, response);
    else serveFile(request, response);
  };
}

const toPath = (url = "/"): string => url.split("?")[0] ?? "/";

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

/** The small static server behind `npm start`, the browser tests and the benchmarks. */
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import sirv from "sirv";
import { buildFactsFile, builtBasePath } from "../build/base-path.ts";
import { headersFor, parseHeadersFile } from "./headers-file.ts";

export interface ServeOptions {
  /** Folder to serve, with its `_headers` and `404.html`. */
  readonly root: string;
  /** Port to ask for; 0 takes any free one. */
  readonly port: number;
  readonly host?: string;
  /** How many ports after a taken one to try; 0 makes a taken port an error. */
  readonly portsToTry?: number;
  /** Closes the server and its connections when aborted. */
  readonly signal?: AbortSignal;
}

export interface RunningServer {
  /** Where the site begins, without a slash at the end: the folder that it was built for belongs to it. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Starts serving. Rejects with a remedy when the folder is missing, and with EADDRINUSE when no port was free. */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const { root, port, host = "localhost", portsToTry = 0, signal } = options;
  signal?.throwIfAborted();
  if (!existsSync(join(root, "index.html"))) throw new Error(`Nothing to serve in ${root}. Run "npm run build" first.`);
  const base = builtBasePath(root);
  const server = createServer(createHandler(root, base));
  await listenOnFreePort(server, { port, host, portsToTry });
  const address = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((done, reject) => {
      server.close((error) => (error ? reject(error) : done()));
      server.closeAllConnections();
    });
  signal?.addEventListener("abort", () => void close(), { once: true });
  const origin = `http://${host === "0.0.0.0" ? "localhost" : host}:${address.port}`;
  return { url: origin + base, port: address.port, close };
}

function createHandler(root: string, base: string): (request: IncomingMessage, response: ServerResponse) => void {
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
    etag: true,
    dotfiles: false,
    setHeaders: addHeaders,
    onNoMatch: answerNotFound,
  });
  return (request, response) => {
    const url = request.url ?? "/";
    if (!url.startsWith(`${base}/`)) {
      // The bare host, and the folder without its slash, are what people type.
      if (toPath(url) === "/" || toPath(url) === base) response.writeHead(302, { Location: `${base}/` }).end();
      else answerNotFound(request, response);
      return;
    }
    request.url = url.slice(base.length);
    // Instructions to the host, not pages.
    if (["/_headers", `/${buildFactsFile}`].includes(toPath(request.url))) answerNotFound(request, response);
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
    server.listen(port, host, () => {
      server.off("error", reject);
      done();
    });
  });
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

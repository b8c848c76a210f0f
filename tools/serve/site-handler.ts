/** The files of the built site, with its headers: those of the build that stands there now. */
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import type { Readable } from "node:stream";
import sirv from "sirv";
import { buildFactsFile, builtBasePath } from "../build/base-path.ts";
import { headersFor, parseHeadersFile } from "./headers-file.ts";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

interface SiteHandlerParts {
  readonly root: string;
  /** The folder that the site was built for when its server began. */
  readonly base: string;
  /** Tells whoever started the server. */
  readonly say: (line: string) => void;
}

export const toPath = (url = "/"): string => url.split("?")[0] ?? "/";

/**
 * Sizes, names and rules are read once for a build, and again once another one is whole. While it is made, half of a site
 * would be served as if it were all: then every request is told so.
 */
export function createSiteHandler({ root, base, say }: SiteHandlerParts): Handler {
  let build = newestBuild(root);
  let isUnfinished = false;
  let serve = createFileHandler(root, base);
  return (request, response) => {
    const newest = newestBuild(root);
    if (newest === null && build !== null) {
      if (!isUnfinished)
        say("The site is being built anew, or that failed: until it is whole, every request is answered with 503.");
      isUnfinished = true;
      return refuse(
        response,
        "The site is being built anew, or that failed. Reload this page when its build has ended well.",
      );
    }
    if (newest !== build) {
      build = newest;
      isUnfinished = false;
      serve = followBuild();
    }
    serve(request, response);
  };

  function followBuild(): Handler {
    const built = builtBasePath(root);
    if (built === base) {
      say("The site was built anew and is served from now on. Reload pages that are open.");
      return createFileHandler(root, base);
    }
    const remedy = `The site was built anew for ${built || "/"} in place of ${base || "/"}. Start the server again.`;
    say(remedy);
    return (_, response) => refuse(response, remedy);
  }
}

/** When the build ended that stands in `root`, or null where none has left its facts. */
const newestBuild = (root: string): number | null =>
  statSync(join(root, buildFactsFile), { throwIfNoEntry: false })?.mtimeMs ?? null;

function refuse(response: ServerResponse, reason: string): void {
  response.writeHead(503, { "Content-Type": "text/plain;charset=utf-8", "Cache-Control": "no-store" });
  response.end(`${reason}\n`);
}

function createFileHandler(root: string, base: string): Handler {
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
    // A file that went costs its request, not everybody's server.
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

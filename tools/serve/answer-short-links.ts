/** Leaving and following short links over HTTP. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { addAbortSignal } from "node:stream";
import { shortLinksPath } from "../../src/contract/lan-paths.ts";
import type { ShortLinks } from "./short-links.ts";

/** Bytes of a request: the longest path, and the JSON round it. */
const mostBytes = 26_000;

/** Real milliseconds for all of it to come. */
const bodyLimitMs = 5_000;

const goneText = `No such link here.

Short links are kept until the server is started anew, the newest hundred of them. Ask whoever gave it to you for a new
one, and look once more at how it is written: it has no vowels, no 0 and no 1.
`;

/**
 * True for a request of the very machine that serves. Behind a proxy everybody would look like that, so whatever says
 * that it was passed on does not count.
 */
export function isOwnMachine({ socket, headers }: IncomingMessage): boolean {
  if (["forwarded", "x-forwarded-for", "x-real-ip", "via"].some((name) => headers[name] !== undefined)) return false;
  const from = socket.remoteAddress ?? "";
  return /^(::1|(::ffff:)?127(\.\d+){3})$/.test(from) || from === socket.localAddress;
}

/** Answers what is about short links; false for any other request. `path` is from the site's root, without the query. */
export async function answerShortLinks(
  request: IncomingMessage,
  response: ServerResponse,
  { path, base, links }: { readonly path: string; readonly base: string; readonly links: ShortLinks },
): Promise<boolean> {
  const asked = /^\/s\/([^/]+)\/?$/.exec(path)?.[1];
  if (path !== shortLinksPath && asked === undefined) return false;
  response.setHeader("Cache-Control", "no-store");
  if (asked === undefined) await leaveLink(request, response, links);
  else if (request.method !== "GET" && request.method !== "HEAD") refuse(response, 405, "Only GET.");
  else {
    const target = links.find(asked);
    if (target === null) refuse(response, 404, goneText);
    else response.writeHead(302, { Location: base + target }).end();
  }
  return true;
}

async function leaveLink(request: IncomingMessage, response: ServerResponse, links: ShortLinks): Promise<void> {
  const { method, headers } = request;
  if (method !== "POST") return refuse(response, 405, "Only POST.");
  if (!isOwnMachine(request)) return refuse(response, 403, "Links are left by the machine that serves.");
  if (!isSameOrigin(request)) return refuse(response, 403, "Links are left by a page of this site.");
  // Another site's page cannot send this type without being asked first, which nobody answers.
  if (headers["content-type"] !== "application/json") return refuse(response, 415, "Send application/json.");
  const body = await readBody(request);
  if (body === null) return refuse(response, 413, `At most ${mostBytes} bytes, within ${bodyLimitMs / 1_000} s.`);
  const id = links.add(readPath(body));
  if (id === null) return refuse(response, 400, 'Send {"path": …} with a page of this site.');
  response.writeHead(201, { "Content-Type": "application/json" }).end(JSON.stringify({ path: `/s/${id}` }));
}

function isSameOrigin({ headers: { origin, host } }: IncomingMessage): boolean {
  return origin !== undefined && host !== undefined && origin === `http://${host}`;
}

/** Null where it is too long, too slow or cut off. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of addAbortSignal(AbortSignal.timeout(bodyLimitMs), request)) {
      length += chunk.length;
      if (length > mostBytes) return null;
      chunks.push(chunk);
    }
  } catch {
    // Nobody may be there to be told; whoever is gets the refusal.
    return null;
  }
  return Buffer.concat(chunks).toString("utf8");
}

function readPath(body: string): unknown {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === "object" && json !== null && "path" in json ? json.path : null;
  } catch {
    return null;
  }
}

function refuse(response: ServerResponse, status: number, text: string): void {
  if (response.destroyed) return;
  response.writeHead(status, { "Content-Type": "text/plain;charset=utf-8", Connection: "close" }).end(text);
}

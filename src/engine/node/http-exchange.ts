import { type IncomingMessage, type ServerResponse, validateHeaderName, validateHeaderValue } from "node:http";
import type { HeaderList } from "../../contract/asgi.ts";
import type { OutsideClients } from "../../harness/outside-clients.ts";
import type { AnswerSink } from "../../harness/outside-request.ts";
import type { PortLimits } from "./port-limits.ts";

/** Carries one request to the application, once its body is whole as behind a proxy that buffers, and the answer back. */
export function serveRequest(
  request: IncomingMessage,
  response: ServerResponse,
  outside: OutsideClients,
  limits: PortLimits,
): void {
  const chunks: Buffer[] = [];
  let lengthBytes = 0;

  function refuseBody() {
    request.off("data", keep).off("end", open);
    response.writeHead(413, { "content-type": "text/plain; charset=utf-8" });
    // Node reads the rest and throws it away, so that the client comes to see the answer.
    response.end(`The body is longer than ${limits.maxBodyBytes} bytes, the most that this server takes.\n`);
  }

  function keep(chunk: Buffer) {
    lengthBytes += chunk.length;
    if (lengthBytes > limits.maxBodyBytes) refuseBody();
    else chunks.push(chunk);
  }

  function open() {
    const client = outside.request(
      {
        method: request.method ?? "GET",
        target: toTarget(request.url),
        headers: toHeaderList(request),
        body: Buffer.concat(chunks).toString("utf8"),
      },
      toSink(response, limits, (text) => outside.warn(text)),
    );
    response.on("drain", () => client.drained());
    response.on("close", () => client.leave());
  }

  // A client that goes away has its `close`; what is written to it until then goes nowhere.
  response.on("error", () => undefined);
  request.on("error", () => undefined);
  if (Number(request.headers["content-length"] ?? 0) > limits.maxBodyBytes) return refuseBody();
  request.on("data", keep).on("end", open);
}

function toSink(response: ServerResponse, limits: PortLimits, warn: (text: string) => void): AnswerSink {
  return {
    start(status, headers) {
      if (!Number.isInteger(status) || status < 200 || status > 599)
        throw new RangeError(`an answer's status is a whole number from 200 to 599, not ${status}`);
      for (const [name, value] of headers) {
        validateHeaderName(name);
        validateHeaderValue(name, value);
      }
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      response.statusCode = status;
      for (const [name, value] of headers) response.appendHeader(name, value);
    },
    body(text, more) {
      if (!more) {
        // Node counts for itself what it sends, but not what HEAD leaves out.
        if (!response.headersSent && hasLength(response)) response.setHeader("content-length", Buffer.byteLength(text));
        response.end(text);
        return true;
      }
      response.write(text);
      if (response.writableLength > limits.maxUnsentBytes) {
        warn(`a client that does not read was dropped: ${response.writableLength} bytes of its answer were waiting`);
        response.destroy();
      }
      return response.writableLength <= limits.highWaterBytes;
    },
    breakOff: () => void response.destroy(),
  };
}

const hasLength = (response: ServerResponse) =>
  response.statusCode !== 204 && response.statusCode !== 304 && !response.hasHeader("content-length");

/** Path and query, of a proxy's absolute form as well. */
export function toTarget(url = "/"): string {
  if (url.startsWith("/") || !URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return pathname + search;
}

export function toHeaderList({ rawHeaders }: IncomingMessage): HeaderList {
  const headers: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    headers.push([(rawHeaders[at] ?? "").toLowerCase(), rawHeaders[at + 1] ?? ""]);
  return headers;
}
